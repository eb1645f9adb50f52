// What the compiler puts in: styles as text, the product's configuration, and
// one constant a feature. A feature that a product does not declare is false
// here, and its code is not in the product's file.

declare module '*.css' {
  const text: string;
  export default text;
}

/** Something can be allowed or refused. */
declare const HAS_UNITS: boolean;
/** Something needs consent, so the first layer asks. */
declare const HAS_CONSENT: boolean;
/** Something loads when a visitor opens it. */
declare const HAS_REQUEST: boolean;
/** The file holds more than one language. */
declare const HAS_LANGUAGES: boolean;
/** Global Privacy Control is read. */
declare const HAS_SIGNAL: boolean;
/** A tracker is kept in local or session storage. */
declare const HAS_STORAGE: boolean;
/** A tracker is an IndexedDB database. */
declare const HAS_DATABASES: boolean;
/** A tracker is a cache of the Cache interface. */
declare const HAS_CACHES: boolean;
