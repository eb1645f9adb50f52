import { config } from './config';
import { h, paragraph } from './dom';

// Only known while the script runs for the first time.
const script = document.currentScript as HTMLScriptElement | null;

/** A text, and behind it the link to the policy: found from the script's own address where it is relative. */
export const withPolicy = (text: string): HTMLElement => {
  const { href } = new URL(config._policy, script?.src || document.baseURI);
  return paragraph(text, ' ', h('a', { href }, config._policyTitle));
};
