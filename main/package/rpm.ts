import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/step.mjs';
import { describe } from './deb.ts';
import { layOut } from './tree.ts';
import type { Packing } from './unpacked.ts';

/** What Electron loads, by the names of the libraries themselves: those of packages differ between distributions. */
const libraries = [
	...['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libdrm.so.2'],
	...['libatk-bridge-2.0.so.0', 'libatspi.so.0', 'libcups.so.2', 'libxkbcommon.so.0']
].map((name) => `${name}()(64bit)`);

/** What the package owns: of folders that it shares with others, its own files only. */
const owned = [
	...['/opt/Hearth', '/usr/bin/hearth', '/usr/share/doc/hearth'],
	...['/usr/share/applications/hearth.desktop', '/usr/share/mime/packages/hearth.xml'],
	'/usr/share/icons/hicolor/*/apps/hearth.*'
];

/** The scripts of the deb say by a word what is done, those of an rpm by how many versions there will be. */
const scripts = {
	post: ['postinst', 'set -- configure'],
	postun: ['postrm', '[ "$1" = 0 ] || exit 0; set -- remove']
} as const;

/**
 * Packs the same tree as the deb with rpm's own tool; electron-builder would need another one for it that it downloads.
 * Returns the path of the package.
 */
export async function makeRpm(
	packing: Packing,
	compression: 'small' | 'quick' = 'small'
): Promise<string> {
	const work = join(packing.output, 'rpm');
	const tree = join(work, 'tree');
	await layOut(tree, packing);
	const spec = join(work, 'hearth.spec');
	await writeFile(spec, await specification(packing.version, tree));
	const settings = {
		_topdir: work,
		_binary_payload: compression === 'small' ? 'w9.xzdio' : 'w1.gzdio',
		// The app is whole as it is: nothing is stripped, linked or looked through for what it might need.
		__os_install_post: '%{nil}',
		debug_package: '%{nil}',
		_build_id_links: 'none',
		// Where it was packed is nobody's business.
		_buildhost: 'localhost'
	};
	const defines = Object.entries(settings).flatMap(([name, value]) => [
		'--define',
		`${name} ${value}`
	]);
	await promisify(execFile)('rpmbuild', ['-bb', ...defines, spec], { maxBuffer: 1 << 26 });
	const made = join(work, 'RPMS', architecture());
	const [name] = await readdir(made);
	if (name === undefined) throw new Error('rpmbuild made no package.');
	const file = join(packing.output, name);
	await mkdir(packing.output, { recursive: true });
	await copyFile(join(made, name), file);
	await rm(work, { recursive: true, force: true });
	return file;
}

async function specification(version: string, tree: string): Promise<string> {
	const fields = {
		Name: 'hearth',
		// A tilde sorts before the end: 1.0.0~beta is older than 1.0.0.
		Version: version.replace('-', '~'),
		Release: '1',
		Summary: await describe(),
		License: 'MIT',
		AutoReqProv: 'no',
		Requires: libraries.join(', ')
	};
	const sections = [
		Object.entries(fields)
			.map(([name, value]) => `${name}: ${value}`)
			.join('\n'),
		'%description\nDocuments, tools and conversations around a language model that runs on this machine.',
		// The tree's own files, not copies: they are twice as large as everything else here.
		`%install\ncp --archive --link "${tree}/." "%{buildroot}/"`,
		...(await Promise.all(
			Object.entries(scripts).map(async ([section, [name, before]]) => {
				const text = await readFile(join(root, 'main/package/linux', name), 'utf8');
				return `%${section}\n${before}\n${text.replaceAll('%', '%%')}`;
			})
		)),
		['%files', '%defattr(-,root,root,-)', ...owned].join('\n')
	];
	return `${sections.join('\n\n')}\n`;
}

function architecture(): string {
	return { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch;
}
