// What the compiler puts in: styles as text, the product's configuration, and
// one constant a feature. A feature that a product does not declare is false
// here, and its code is not in the product's file.

declare module '*.css' {
  const text: string;
  export default text;
}

/** The address of the policy is relative to the script's. */
declare const HAS_RELATIVE: boolean;
/** Something can be allowed or refused. */
declare const HAS_UNITS: boolean;
/** Something needs consent, so the first layer asks. */
declare const HAS_CONSENT: boolean;
/** Something loads when a visitor opens it. */
declare const HAS_REQUEST: boolean;
/** Visitors can object to something that is exempt. */
declare const HAS_OPT_OUT: boolean;
/** The file holds more than one language. */
declare const HAS_LANGUAGES: boolean;
/** Global Privacy Control is read. */
declare const HAS_SIGNAL: boolean;
/** Google is told, in the form of Consent Mode. */
declare const HAS_GOOGLE: boolean;
/** Another vendor is told. */
declare const HAS_VENDORS: boolean;
/** A vendor is told through an array. */
declare const HAS_QUEUES: boolean;
/** Microsoft Clarity is told. */
declare const HAS_CLARITY: boolean;
/** Chatwoot is told. */
declare const HAS_CHATWOOT: boolean;
/** Global Privacy Control refuses without asking. */
declare const HAS_QUIET: boolean;
/** The first layer stands at the top of the window. */
declare const HAS_TOP: boolean;
/** The choice is shared between subdomains. */
declare const HAS_DOMAIN: boolean;
/** The receipt of a choice is sent to the product. */
declare const HAS_BEACON: boolean;
/** A tracker is declared on a domain or path of its own. */
declare const HAS_PLACES: boolean;
/** A tracker is out of reach of scripts. */
declare const HAS_STUCK: boolean;
/** A tracker is kept in local or session storage. */
declare const HAS_STORAGE: boolean;
/** A tracker is an IndexedDB database. */
declare const HAS_DATABASES: boolean;
/** A tracker is a cache of the Cache interface. */
declare const HAS_CACHES: boolean;
