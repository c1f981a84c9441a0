import { register } from 'tsx/esm/api';

register();
await import('../../../tools/calculator/worker.ts');
