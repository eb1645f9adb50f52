import { config } from './config';
import { h, paragraph } from './dom';

// Only known while the script runs for the first time.
const script = HAS_RELATIVE && (document.currentScript as HTMLScriptElement | null);

/** A text, and behind it the link to the policy: found from the script's own address where it is relative. */
export function withPolicy(text: string): HTMLElement {
  const href = HAS_RELATIVE ? new URL(config._policy, (script && script.src) || document.baseURI).href : config._policy;
  return paragraph(text, ' ', h('a', { href }, config._policyTitle));
}
