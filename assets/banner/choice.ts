import { config } from './config';
import { pending, units } from './units';

/*
 * The choice cookie is `revision.time.answers.shown`: the time in minutes since
 * 1970, base 36; four characters an answer, the digest of what was answered and
 * one bit; the digest of the words that were shown, five characters, and their
 * language. The digests tell, when the revision has changed, which answers still
 * hold: a unit that is still what it was keeps its answer. A ! at the end stands
 * there until the receipt is sent.
 */
const FORM = /^[^=]+=([\w-]{6})\.([\da-z]{1,8})\.((?:[\w-]{3}[01])+)\.([\w-]{5})([\w-]+)!?$/;

const now = (): number => (Date.now() / 6e4) | 0;

/** The cookies that this page sees, as "name=value". */
export function cookies(): string[] {
  try {
    return document.cookie.split(/; ?/);
  } catch {
    return []; // cookies are blocked, or the frame is sandboxed
  }
}

/** Cookies of a page that came over TLS go over nothing else. */
export const secure = (): string => (location.protocol === 'https:' ? ';Secure' : '');

/** Writes a cookie as far as the browser lets it. */
export function setCookie(cookie: string): void {
  try {
    document.cookie = cookie;
  } catch {
    // The choice then lives as long as the page.
  }
}

/** When the choice that holds was made, in minutes since 1970. */
export let chosenAt = 0;

/** The cookie that keeps it, and its parts. */
export let kept: readonly string[] = [];

/** Takes over the answers of a cookie that is newer than what is known; anything malformed or expired is no choice. */
function take(cookie: string): void {
  // Most cookies are not the choice: the form is looked at after the name.
  const parts = cookie.startsWith(`${config._key}=`) && FORM.exec(cookie);
  if (!parts) return;
  const [, , minutes = '', answers = ''] = parts;
  const time = parseInt(minutes, 36);
  // Two cookies of one name exist after a change of domain; and a clock set
  // back must not make a choice eternal.
  if (time < chosenAt || Math.abs(now() - time) > config._lifetime) return;
  chosenAt = time;
  kept = parts;
  const given: string[] = answers.match(/..../g) ?? [];
  for (const unit of units) {
    const is = (bit: number): boolean => given.includes(unit._digest + bit);
    unit._answer = is(1) || (is(0) ? false : HAS_OPT_OUT ? unit._purpose._optOut : undefined);
  }
}

/** Takes over what is stored; told is a cookie that another tab has just written. */
export const restore = (told: readonly string[] = []): void => [...cookies(), ...told].forEach(take);

/** Writes the choice cookie. */
export function keep(cookie: string): void {
  // A domain that is not the page's own, as on a copy for tests, would lose the choice.
  const shared = HAS_DOMAIN && `.${location.hostname}`.endsWith(`.${config._domain}`);
  const domain = shared ? `;Domain=${config._domain}` : '';
  setCookie(`${cookie};Path=/;Max-Age=${config._lifetime * 60};SameSite=Lax${domain}${secure()}`);
  take(cookie);
}

/** Keeps the answers; what loads on request counts as refused once all else is answered. */
export function store(): void {
  const complete = !pending()[0];
  const answers = units
    .filter((unit) => complete || unit._answer !== undefined)
    .map((unit) => unit._digest + +!!unit._answer);
  const time = Math.max(now(), chosenAt).toString(36);
  keep(`${config._key}=${config._revision}.${time}.${answers.join('')}.${config._shown}${HAS_BEACON ? '!' : ''}`);
}
