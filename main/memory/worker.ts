import { collectWhenQuiet } from '../child/collect.ts';
import { parentChannel, serve } from '../child/serve.ts';
import { createStoreHandlers } from './handlers.ts';
import { storeOperations } from './protocol.ts';

collectWhenQuiet();
serve(storeOperations, createStoreHandlers(), parentChannel());
