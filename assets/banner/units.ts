import { config, CONSENT, type Purpose, type Unit } from './config';

/** A unit with what the visitor said about it. */
export interface Choosable extends Unit {
  _purpose: Purpose;
  /** Undefined: nothing yet. */
  _answer?: boolean | undefined;
  /** The visitor loaded it for this page only. */
  _once?: boolean;
  /** Something of it ran on this page: only a reload stops that. */
  _ran?: boolean;
}

/** Every unit, in the order of the bits of the choice cookie. */
export const units: Choosable[] = config._purposes.flatMap((_purpose) =>
  _purpose._units.map((unit) => Object.assign(unit, { _purpose })),
);

export const unitsOf = (purpose: Purpose): Choosable[] => units.filter((unit) => unit._purpose === purpose);

export const allowed = (unit: Choosable): boolean => !!(unit._answer || unit._once);

/** Whether the first layer asks for it. */
export const asks = (unit: Choosable): boolean => unit._purpose._gate === CONSENT;

/** The units that still need an answer. */
export const pending = (): Choosable[] => units.filter((unit) => asks(unit) && unit._answer === undefined);

/**
 * The units that an id names: a service, or all of a purpose. None where the id
 * needs no consent; undefined where nothing is called so.
 */
export function named(id: string): Choosable[] | undefined {
  const found = units.filter((unit) => unit._id === id || unit._purpose._id === id);
  return found.length || config._open.includes(id) ? found : undefined;
}
