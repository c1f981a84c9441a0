import Brain from '@lucide/svelte/icons/brain';
import Calculator from '@lucide/svelte/icons/calculator';
import Camera from '@lucide/svelte/icons/camera';
import CodeXml from '@lucide/svelte/icons/code-xml';
import Copy from '@lucide/svelte/icons/copy';
import FileInput from '@lucide/svelte/icons/file-input';
import FilePen from '@lucide/svelte/icons/file-pen';
import FileSearch from '@lucide/svelte/icons/file-search';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FileText from '@lucide/svelte/icons/file-text';
import Folder from '@lucide/svelte/icons/folder';
import FolderPlus from '@lucide/svelte/icons/folder-plus';
import Globe from '@lucide/svelte/icons/globe';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Search from '@lucide/svelte/icons/search';
import TextSearch from '@lucide/svelte/icons/text-search';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Wrench from '@lucide/svelte/icons/wrench';
import type { Component } from 'svelte';

type Icon = Component<{ size?: number; 'aria-hidden'?: 'true' }>;

const icons = new Map<string, Icon>([
	['calculator', Calculator],
	['open_page', Globe],
	['search_web', Search],
	['find_in_page', TextSearch],
	['search_in_page', Search],
	['picture_of_page', Camera],
	['list_files', Folder],
	['read_file', FileText],
	['find_files', FileSearch],
	['write_file', FilePen],
	['append_file', FilePlus],
	['make_folder', FolderPlus],
	['move_files', FileInput],
	['copy_files', Copy],
	['delete_files', Trash2],
	['rename_files', PencilLine],
	['run_code', CodeXml],
	['remember', Brain],
	['recall', Brain],
	['search_documents', FileSearch]
]);

export function iconOf(tool: string): Icon {
	return icons.get(tool) ?? Wrench;
}
