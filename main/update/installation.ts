import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { PackageKind } from './contract.ts';

/** How this Hearth lies on the machine. */
export interface Installation {
	kind: PackageKind;
	/** The folder or the file that a new version takes the place of. */
	place: string;
	/** The program that starts it. */
	program: string;
}

interface Surroundings {
	platform: NodeJS.Platform;
	/** The program that runs. */
	program: string;
	env: Record<string, string | undefined>;
	exists?: (path: string) => boolean;
}

const systemFolder = '/opt/Hearth';

/** Looks at how a packed Hearth was installed. */
export function findInstallation({
	platform,
	program,
	env,
	exists = existsSync
}: Surroundings): Installation {
	const place = dirname(program);
	if (platform === 'win32') return { kind: 'installer', place, program };
	if (platform === 'darwin') return { kind: 'disk-image', place, program };
	const image = env['APPIMAGE'];
	// Hearth started from the AppImage of another program has that one's name in its surroundings.
	if (image !== undefined && env['APPDIR'] !== undefined && place.startsWith(env['APPDIR'])) {
		return { kind: 'AppImage', place: image, program: image };
	}
	if (place === systemFolder || place.startsWith(systemFolder + sep)) {
		const kind = exists('/var/lib/dpkg/info/hearth.list') ? 'deb' : 'rpm';
		return { kind, place, program };
	}
	return { kind: 'folder', place, program };
}

/** Whether Hearth can put a new version there by itself. */
export function canReplace({ kind, place }: Installation): boolean {
	if (kind !== 'folder' && kind !== 'AppImage') return false;
	try {
		accessSync(dirname(place), constants.W_OK);
		accessSync(place, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

/** What a person types to install a package that only root may; undefined where it takes no command. */
export function installCommand(kind: PackageKind, file: string, back = false): string | undefined {
	const quoted = /^[\w./~+-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
	if (kind === 'deb') return `sudo apt install ${back ? '--allow-downgrades ' : ''}${quoted}`;
	if (kind === 'rpm') return `sudo rpm --upgrade ${back ? '--oldpackage ' : ''}${quoted}`;
	return undefined;
}
