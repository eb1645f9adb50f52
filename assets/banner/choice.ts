import { config } from './config';
import { pending, units } from './units';

/*
 * The choice cookie is `revision.time.bits.digests`: the time in minutes since
 * 1970, base 36; one bit and one digest of three characters a unit. The digests
 * tell, when the revision has changed, which answers still hold: a unit that is
 * still what it was keeps its answer. Units without an answer are left out.
 */
const FORM = /^(.+)=[\w-]{6}\.([\da-z]{1,8})\.([01]+)\.((?:[\w-]{3})+)$/;

const now = (): number => (Date.now() / 6e4) | 0;

/** The cookies that this page sees, as "name=value". */
export function cookies(): string[] {
  try {
    return document.cookie.split(/; ?/);
  } catch {
    return []; // cookies are blocked, or the frame is sandboxed
  }
}

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

/** Takes over the answers of the newest valid cookie; anything malformed or expired is no choice. */
export function restore(): void {
  for (const cookie of cookies()) {
    const [, name, minutes = '', bits = '', rest = ''] = FORM.exec(cookie) ?? [];
    const digests: string[] = rest.match(/.../g) ?? [];
    const time = parseInt(minutes, 36);
    // Two cookies of one name exist after a change of domain; and a clock set
    // back must not make a choice eternal.
    const holds = time >= chosenAt && Math.abs(now() - time) <= config._lifetime;
    if (name !== config._key || !holds || digests.length !== bits.length) continue;
    chosenAt = time;
    for (const unit of units) {
      const bit = bits[digests.indexOf(unit._digest)];
      unit._answer = bit ? bit === '1' : undefined;
    }
  }
}

/** Keeps the answers; what loads on request counts as refused once all else is answered. */
export function store(): void {
  const complete = !pending().length;
  const kept = units.filter((unit) => complete || unit._answer !== undefined);
  chosenAt = now();
  const bits = kept.map((unit) => +!!unit._answer).join('');
  const digests = kept.map((unit) => unit._digest).join('');
  const value = `${config._revision}.${chosenAt.toString(36)}.${bits}.${digests}`;
  // A domain that is not the page's own, as on a copy for tests, would lose the choice.
  const shared = HAS_DOMAIN && `.${location.hostname}`.endsWith(`.${config._domain}`);
  const domain = shared ? `;Domain=${config._domain}` : '';
  const secure = location.protocol === 'https:' ? ';Secure' : '';
  setCookie(`${config._key}=${value};Path=/;Max-Age=${config._lifetime * 60};SameSite=Lax${domain}${secure}`);
}
