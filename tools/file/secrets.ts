import { ToolError } from '../tool.ts';

/** Keys and passwords: neither read nor written, in whatever folder. */
const keys = [
	/(^|\/)\.(ssh|gnupg|aws|azure|kube|docker|password-store)(\/|$)/,
	/(^|\/)\.(netrc|pgpass|git-credentials|npmrc|pypirc)$/,
	/(^|\/)id_(rsa|dsa|ecdsa|ed25519)[^/]*$/,
	/(^|\/)(login data|cookies|key[34]\.db|logins\.json)$/,
	/(^|\/)library\/keychains(\/|$)/
];

/** What runs by itself: at log-in, in a new terminal, with the next `git commit`. Not written; reading is harmless. */
const startups = [
	/(^|\/)\.(bash_?|z|k|c|tc)?(sh)?(rc|profile|env|login|logout)$/,
	/(^|\/)\.(bashrc|bash_aliases|inputrc|xinitrc|xsession|xprofile|pam_environment|envrc)$/,
	/(^|\/)\.config\/(fish|autostart|systemd|environment\.d)(\/|$)/,
	/(^|\/)\.local\/share\/(applications|systemd|dbus-1)(\/|$)/,
	/(^|\/)library\/(launchagents|launchdaemons)(\/|$)/,
	/(^|\/)start menu\/programs\/startup(\/|$)/,
	/(^|\/)windowspowershell\/|(^|\/)[^/]*profile\.ps1$/,
	/(^|\/)\.git\/(hooks|config)(\/|$)/,
	/(^|\/)\.(gitconfig|vimrc|emacs|tmux\.conf)$/,
	/(^|\/)(crontab|authorized_keys)$/,
	/(^|\/)cron(\.d|tab|\.daily|\.hourly)?(\/|$)/
];

/** Throws DENIED for files that no tool may touch, even inside a granted folder. */
export function checkSecret(path: string, writing: boolean): void {
	const plain = path.replaceAll('\\', '/').toLowerCase();
	if (keys.some((shape) => shape.test(plain))) {
		throw new ToolError('DENIED', 'Keys and passwords are kept from tools, in every folder.');
	}
	if (writing && runsByItself(path)) {
		throw new ToolError(
			'DENIED',
			'Files that run by themselves (at log-in, in a terminal) cannot be written by tools.'
		);
	}
}

/** Whether the name alone tells that something is run without being asked for. */
export function runsByItself(path: string): boolean {
	const plain = path.replaceAll('\\', '/').toLowerCase();
	return startups.some((shape) => shape.test(plain));
}
