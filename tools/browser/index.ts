import type { Tool } from '../tool.ts';
import { createPageTools } from './in-page.ts';
import { createOpenPage } from './open-page.ts';
import type { BrowserParts } from './parts.ts';
import { createSearchWeb } from './search-web.ts';

/** Looking at the web through the view that the user sees as well. Everything that comes back is somebody else's text. */
export function createBrowserTools(parts: BrowserParts): Tool[] {
	return [createOpenPage(parts), createSearchWeb(parts), ...createPageTools(parts)];
}
