import { config } from './config';
import { h, paragraph } from './dom';

// Only known while the script runs for the first time.
const script = HAS_RELATIVE && (document.currentScript as HTMLScriptElement | null);

/** The policy's address: found from the script's own where it is relative. */
const address = (): string =>
  HAS_RELATIVE ? new URL(config._policy, (script && script.src) || document.baseURI).href : config._policy;

/** A text, and behind it the link to the policy. */
export const withPolicy = (text: string): HTMLElement =>
  paragraph(text, ' ', h('a', { href: address() }, config._policyTitle));
