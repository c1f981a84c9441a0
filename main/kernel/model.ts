import type { Engine } from '../model/protocol.ts';
import type { TokenCounter } from './context/pages.ts';
import type { Decider } from './decide/decider.ts';

/** The model of a turn as the kernel sees it: where it runs and how it is spoken to is its own affair. */
export interface KernelModel {
	decider: Decider;
	/** Writes plain talk for deciders that don't answer themselves. */
	engine: Engine;
	counter: TokenCounter;
	/** Tokens of its window. */
	windowTokens: () => number;
	/** Its title, when it runs on another machine and what the turn shows it leaves this one. */
	elsewhere?: string;
}
