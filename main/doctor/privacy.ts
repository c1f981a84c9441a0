import { homedir, userInfo } from 'node:os';
import type { Values } from '../messages/message.ts';

export interface Person {
	home: string;
	/** Name of the account; short ones are words of their own in other names. */
	name: string;
}

const shortestName = 3;

/** The values of a finding without what names the person: their home is `~`, the name of their account is `user`. */
export function withoutPerson(values: Values, person: Person = thisPerson()): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			typeof value === 'string' ? hide(value, person) : value
		])
	);
}

function hide(text: string, { home, name }: Person): string {
	const homeless = home.length > 1 ? text.replaceAll(home, '~') : text;
	if (name.length < shortestName || name === 'root') return homeless;
	const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	return homeless.replace(
		new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'),
		'user'
	);
}

function thisPerson(): Person {
	let name = '';
	try {
		name = userInfo().username;
	} catch {
		// An account without an entry in the system's list has no name to hide.
	}
	return { home: homedir(), name };
}
