import { readFileSync } from 'node:fs';
import { parseRequests, type DispatchRequest } from '../../main/evaluation/requests.ts';

/** The evaluation set: written by hand, one request a line. */
export function loadRequests(): DispatchRequest[] {
	return parseRequests(readFileSync(new URL('requests.jsonl', import.meta.url), 'utf8'));
}
