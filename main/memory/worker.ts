import { parentChannel, serve } from '../child/serve.ts';
import { createStoreHandlers } from './handlers.ts';
import { storeOperations } from './protocol.ts';

serve(storeOperations, createStoreHandlers(), parentChannel());
