/**
 * What a product declares, as the compiler writes it into the product's file.
 * Each interface mirrors the Go struct of the same name in
 * build/banner/config.go; a test there compares the two. The compiler shortens
 * every name that starts with _ to the key that the struct states.
 */
export interface Config {
  _product: string;
  /** Digest of everything that consent is given to. */
  _revision: string;
  /** Name of the choice cookie. */
  _key: string;
  /** How long a choice is kept, in minutes. */
  _lifetime: number;
  /** Shares the choice between subdomains. */
  _domain?: string;
  /** Global Privacy Control refuses without asking. */
  _quiet?: boolean;
  /** The first layer stands at the top of the window. */
  _top?: boolean;
  /** Purposes and services that need no consent. */
  _open?: string[];
  _purposes: Purpose[];
  /** One entry a language; the first is the authoritative one. */
  _texts: [Texts, ...Texts[]];
}

export interface Purpose {
  _id: string;
  /** Absent: exempt; 1: consent; 2: loads when the visitor opens it. */
  _gate?: number;
  _units?: Unit[];
  /** Trackers that belong to no unit of the purpose. */
  _trackers?: Tracker[];
}

/** What can be allowed or refused by itself: a service, or a whole purpose. */
export interface Unit {
  _id: string;
  /** Three characters that change with what consent is given to. */
  _digest: string;
  /** Name of the service; absent where the unit is a whole purpose. */
  _name?: string;
  /** Who receives what the service reads. */
  _vendor?: string;
  _trackers?: Tracker[];
}

export interface Tracker {
  /** Exact name, or a pattern in which * stands for any text. */
  _name: string;
  /** Absent: cookie; 1: local storage; 2: session storage; 3: IndexedDB; 4: cache; 5: nothing is stored. */
  _kind?: number;
  /** Why no script of this page can erase it. 1: HTTP only; 2: on the service's address. */
  _stuck?: number;
  _domain?: string;
  _path?: string;
}

/** The words of one language. {name} stands for a service or purpose. */
export interface Texts {
  _lang: string;
  /** "rtl" where the language is written from right to left. */
  _dir?: string;
  /** Address of the policy: absolute, or relative to this script. */
  _policy: string;
  _policyTitle: string;
  _title: string;
  _text: string;
  _new: string;
  _signal?: string;
  _accept: string;
  _refuse: string;
  _customise: string;
  _save: string;
  _close: string;
  _detailTitle: string;
  _detailText: string;
  _always: string;
  _saved: string;
  _frameText: string;
  _frameOnce: string;
  _frameAlways: string;
  /** Said of a purpose that loads on request. */
  _request?: string;
  _launch?: string;
  _stuckTitle: string;
  _stuckText: string;
  _stuckServer: string;
  _stuckService: string;
  _stuckRemains: string;
  /** In the order of Config. */
  _purposes: PurposeTexts[];
}

export interface PurposeTexts {
  _title: string;
  _summary?: string;
  /** What a visitor who refuses goes without. */
  _refused?: string;
  /** "3 trackers"; absent where there are none. */
  _count?: string;
  /** In the order of Purpose. */
  _units?: UnitTexts[];
  _trackers?: TrackerTexts[];
}

export interface UnitTexts {
  _note?: string;
  _trackers?: TrackerTexts[];
}

export interface TrackerTexts {
  _why?: string;
  _duration: string;
}

declare const CONFIG: Config;

export const config: Config = CONFIG;

export const CONSENT = 1;
export const REQUEST = 2;
