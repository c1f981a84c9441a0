import { z } from 'zod';

// Imported before every schema: the strict content policy forbids what Zod would otherwise try for speed.
z.config({ jitless: true });
