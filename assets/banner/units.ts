import { config, type Unit } from './config';

declare module './config' {
  // What the visitor said about a unit.
  interface Unit {
    _purpose: Purpose;
    /** Undefined: nothing yet. True from the start where one can only object. */
    _answer?: boolean | undefined;
    /** It is refused, and what it keeps is to be erased. */
    _gone?: boolean;
    /** The visitor loaded it for this page only. */
    _once?: boolean;
    /** Something of it ran on this page: only a reload stops that. */
    _ran?: boolean;
    /** Its switch in the dialog, where that is or was open. */
    _switch?: HTMLInputElement;
  }
}

/** Every unit, in the order of the bits of the choice cookie. */
export const units: Unit[] = config._purposes.flatMap((_purpose) =>
  _purpose._units.map((unit) => Object.assign(unit, HAS_OPT_OUT ? { _purpose, _answer: _purpose._optOut } : { _purpose })),
);

export const allowed = (unit: Unit): boolean => !!(unit._answer || unit._once);

/** Whether all that an id names is allowed, or needs no consent. */
export const allows = (id: string): boolean => !!named(id)?.every(allowed);

/** The units that the first layer asks for: those that do not wait for the visitor to open them. */
export const asked: readonly Unit[] = HAS_REQUEST ? units.filter((unit) => !unit._purpose._request) : units;

/** The units that still need an answer. */
export const pending = (): Unit[] => asked.filter((unit) => unit._answer === undefined);

/**
 * The units that an id names: a service, or all of a purpose. None where the id
 * needs no consent; undefined where nothing is called so.
 */
export function named(id: string): Unit[] | undefined {
  const found = units.filter((unit) => unit._id === id || unit._purpose._id === id);
  return found.length || config._open.includes(id) ? found : undefined;
}
