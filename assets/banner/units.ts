import { config, type Unit } from './config';

declare module './config' {
  // What the visitor said about a unit.
  interface Unit {
    _purpose: Purpose;
    /** Undefined: nothing yet. */
    _answer?: boolean | undefined;
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
  _purpose._units.map((unit) => Object.assign(unit, { _purpose })),
);

export const allowed = (unit: Unit): boolean => !!(unit._answer || unit._once);

/** Whether all that an id names is allowed, or needs no consent. */
export const allows = (id: string): boolean => !!named(id)?.every(allowed);

/** Whether the first layer asks for it: it does not wait for the visitor to open it. */
export const asks = (unit: Unit): boolean => !HAS_REQUEST || !unit._purpose._request;

/** The units that still need an answer. */
export const pending = (): Unit[] => units.filter((unit) => asks(unit) && unit._answer === undefined);

/**
 * The units that an id names: a service, or all of a purpose. None where the id
 * needs no consent; undefined where nothing is called so.
 */
export function named(id: string): Unit[] | undefined {
  const found = units.filter((unit) => unit._id === id || unit._purpose._id === id);
  return found.length || config._open.includes(id) ? found : undefined;
}
