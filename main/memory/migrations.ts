/**
 * What turned an empty file into today's store, in order. Append only: a shipped one never changes. Each runs in a
 * transaction of its own, after a snapshot, and the file remembers how many it has seen (`user_version`).
 *
 * The search indexes hold no text of their own. Their row numbers are those of the rows they find, `text-index.ts`
 * fills them, and triggers empty them.
 */
export const migrations: readonly string[] = [
	`
	create table settings (key text primary key, value text not null) strict;

	create table conversations (
		id text primary key,
		title text not null,
		titled_by text not null check (titled_by in ('user', 'hearth')),
		created_at integer not null,
		updated_at integer not null,
		pinned integer not null default 0,
		archived integer not null default 0,
		temporary integer not null,
		leaf_id text references messages (id) deferrable initially deferred,
		deleted_at integer
	) strict;

	create table messages (
		number integer primary key autoincrement,
		id text not null unique,
		conversation_id text not null references conversations (id) on delete cascade,
		parent_id text references messages (id) deferrable initially deferred,
		role text not null check (role in ('user', 'assistant')),
		text text not null,
		created_at integer not null,
		status text not null,
		error text,
		attachments text not null,
		citations text not null default '[]'
	) strict;
	create index messages_of_conversation on messages (conversation_id, number);
	create index messages_of_parent on messages (parent_id);
	create index messages_running on messages (status) where status = 'running';

	create table steps (
		message_id text not null references messages (id) on delete cascade,
		position integer not null,
		step text not null,
		primary key (message_id, position)
	) strict, without rowid;

	create table contexts (
		message_id text primary key references messages (id) on delete cascade,
		context text not null
	) strict;

	create table facts (
		number integer primary key autoincrement,
		id text not null unique,
		text text not null,
		created_at integer not null,
		updated_at integer not null,
		origin text not null,
		conversation_id text,
		message_id text,
		deleted_at integer
	) strict;

	create table fact_edits (
		fact_number integer not null references facts (number) on delete cascade,
		replaced_at integer not null,
		text text not null
	) strict;
	create index fact_edits_of_fact on fact_edits (fact_number);

	create table documents (
		number integer primary key autoincrement,
		id text not null unique,
		hash text not null unique,
		title text not null,
		path text not null,
		kind text not null,
		bytes integer not null,
		added_at integer not null,
		state text not null,
		progress real not null,
		error text,
		passages integer not null default 0,
		pages integer,
		warnings text not null default '[]',
		deleted_at integer
	) strict;

	-- number = document number * 2^20 + place in the document: one range of rows per document, in every index.
	create table passages (
		number integer primary key,
		text text not null,
		heading text,
		place text not null,
		start_at integer not null,
		end_at integer not null
	) strict;
	create trigger documents_deleted after delete on documents begin
		delete from passages where number >= old.number << 20 and number < (old.number + 1) << 20;
	end;

	create table grants (path text primary key, added_at integer not null) strict;
	create table rules (
		id text primary key,
		tool text not null,
		scope text not null,
		created_at integer not null,
		unique (tool, scope)
	) strict;

	create table activity (
		id text primary key,
		at integer not null,
		conversation_id text,
		message_id text,
		tool text not null,
		target text not null,
		ok integer not null,
		undo text,
		undone integer not null default 0
	) strict;

	${['message', 'fact', 'passage'].map(textIndex).join('\n')}
	`,

	`
	-- Vectors of one embedder say nothing beside those of another. The wanted one is that of the queues below; the one
	-- that serves searches is another while the wanted one's vectors are still being made.
	create table embedders (
		number integer primary key autoincrement,
		id text not null unique,
		dimensions integer,
		wanted integer not null,
		serves integer not null
	) strict;

	${['fact', 'passage'].map(vectorTables).join('\n')}

	create trigger facts_changed after update of text on facts begin
		delete from fact_vectors where number = new.number;
		insert or ignore into facts_to_embed values (new.number);
	end;
	`,

	`
	-- A row with \`version_of\` is another version of the document with that id: a newer one that is still being read, or in
	-- the bin one that was replaced. Passages are found by number, so versions change places by changing ids.
	alter table documents add column version_of text;
	-- When the file was written, for what was taken from a file.
	alter table documents add column modified_at real;
	create index documents_of_path on documents (path);
	create index versions_of_document on documents (version_of);

	create table watches (path text primary key, added_at integer not null) strict;
	`,

	`
	-- Whether a conversation reads and writes what is remembered.
	alter table conversations add column memory integer not null default 1;

	-- The conversation a fact holds in, and goes with; null for everywhere.
	alter table facts add column scope text references conversations (id) on delete cascade;
	create index facts_of_scope on facts (scope);
	-- Pairs that only look like a contradiction: a person said that both hold.
	create table fact_agreements (
		one text not null references facts (id) on delete cascade,
		other text not null references facts (id) on delete cascade,
		primary key (one, other)
	) strict, without rowid;
	-- Suggestions that were declined, by a hash: what was said no to is not kept.
	create table fact_dismissals (hash text primary key, at integer not null) strict;
	`,

	`
	-- Programs that bring tools. Secret values are in \`sealed\` alone, as the system's keyring closed them.
	create table tool_servers (
		id text primary key,
		title text not null,
		prefix text not null unique,
		launch text not null,
		sealed text,
		enabled integer not null,
		agreed_at integer,
		added_at integer not null
	) strict;
	-- What a person agreed to: the whole definition, so that a change is seen and can be shown.
	create table tool_definitions (
		server_id text not null references tool_servers (id) on delete cascade,
		name text not null,
		definition text not null,
		position integer not null,
		enabled integer not null default 1,
		primary key (server_id, name)
	) strict, without rowid;
	`,

	`
	-- Old turns are found again by their meaning too.
	${vectorTables('message')}
	-- The text of an answer grows until it is finished, and again when it is gone on with.
	create trigger messages_finished after update of status on messages when new.status <> 'running' begin
		delete from message_vectors where number = new.number;
		insert or ignore into messages_to_embed values (new.number);
	end;
	`
];

function textIndex(name: string): string {
	const contentless = `content = '', contentless_delete = 1`;
	return `
	create virtual table ${name}_words using fts5 (
		text, ${contentless}, tokenize = 'porter unicode61 remove_diacritics 0'
	);
	create virtual table ${name}_trigrams using fts5 (
		text, ${contentless}, detail = none, tokenize = 'trigram case_sensitive 1'
	);
	create trigger ${name}s_unindexed after delete on ${name}s begin
		delete from ${name}_words where rowid = old.number;
		delete from ${name}_trigrams where rowid = old.number;
	end;`;
}

/** The vectors of one table's rows, and the queue of rows that have none of the wanted embedder. */
function vectorTables(name: string): string {
	return `
	create table ${name}_vectors (
		number integer not null,
		embedder integer not null,
		vector blob not null,
		unique (number, embedder)
	) strict;
	create table ${name}s_to_embed (number integer primary key) strict;
	insert into ${name}s_to_embed select number from ${name}s;
	create trigger ${name}s_added after insert on ${name}s begin
		insert or ignore into ${name}s_to_embed values (new.number);
	end;
	create trigger ${name}s_gone after delete on ${name}s begin
		delete from ${name}_vectors where number = old.number;
		delete from ${name}s_to_embed where number = old.number;
	end;`;
}
