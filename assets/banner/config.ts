/**
 * What a product declares, as the compiler writes it into the product's file:
 * facts and words in one tree. Each interface mirrors the Go struct of the same
 * name in build/banner/config.go; a test there compares the two. The compiler
 * shortens every name that starts with _ to the key that the struct states.
 */
export interface Config extends Words {
  _product: string;
  /** Digest of everything that consent is given to. */
  _revision: string;
  /** Name of the choice cookie. */
  _key: string;
  /** How long a choice is kept, in minutes. */
  _lifetime: number;
  /** Shares the choice between subdomains. */
  _domain?: string;
  /** Where the receipt of a choice is sent. */
  _receiptTo?: string;
  /** Purposes and services that need no consent. */
  _open: string[];
  _purposes: Purpose[];
  /** The services whose consent each of Google's types needs. */
  _types?: Record<string, string[]>;
  _vendors?: Vendor[];
  /** The words of further languages; those above are the authoritative ones. */
  _others?: Overlay[];
}

/** What a vendor's script is told of a service. */
export interface Vendor {
  /** The service. */
  _id: string;
  /** Name of the vendor's object on the page. */
  _object: string;
  /** What stands there until the vendor's script does. Absent: nothing; 1: an array; 2: a function. */
  _stub?: number;
  /** Whether it knows, or takes for granted, that its service is allowed. */
  _told?: boolean;
  /** Methods with their arguments: at the start, on consent, on withdrawal. */
  _calls: unknown[][][];
}

export interface Purpose extends PurposeWords {
  _id: string;
  /** Loads when the visitor opens it. */
  _request?: boolean;
  /** Works without consent until the visitor objects. */
  _optOut?: boolean;
  _units: Unit[];
  _trackers: Tracker[];
}

/** What can be allowed or refused by itself: a service, or a whole purpose. */
export interface Unit extends UnitWords {
  _id: string;
  /** Three characters that change with what consent is given to. */
  _digest: string;
  /** Name of the service; absent where the unit is a whole purpose. */
  _name?: string;
}

export interface Tracker extends TrackerWords {
  /** Exact name, or a pattern in which * stands for any text. */
  _name: string;
  /** Absent: cookie; 1: local storage; 2: session storage; 3: IndexedDB; 4: cache; 5: nothing is stored. */
  _kind?: number;
  /** Why no script of the page can erase it. */
  _stuck?: 'http-only' | 'service';
  /** The unit that it belongs to, where the purpose has several. */
  _unit?: string;
  _domain?: string;
  _path?: string;
}

/** The words of one language. {name} stands for a service or purpose. */
export interface Words {
  _lang: string;
  _dir: string;
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
  _receipt: string;
  /** Digest of what the visitor reads, five characters, and the language. */
  _shown: string;
  _frameText: string;
  _frameOnce: string;
  _frameAlways: string;
  _launch?: string;
  _stuckTitle?: string;
  _stuckText?: string;
  /** Why something is still there, by the reasons of Stuck. */
  _reasons?: Record<string, string>;
}

export interface PurposeWords {
  _title: string;
  /** What it is for, what a visitor who refuses goes without, who serves it. */
  _lines: string[];
  /** "3 trackers". */
  _count: string;
}

export interface UnitWords {
  /** Who receives what the service reads, and what else there is to know. */
  _note?: string;
}

export interface TrackerWords {
  /** Why it is kept, and for how long. */
  _what: string;
}

/** Another language, in the shape of the Config that it is laid over. */
export interface Overlay extends Words {
  _purposes: PurposeOverlay[];
}

export interface PurposeOverlay extends PurposeWords {
  _units: UnitWords[];
  _trackers: TrackerWords[];
}

declare const CONFIG: Config;

export const config: Config = CONFIG;
