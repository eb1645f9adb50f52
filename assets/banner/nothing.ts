import type { Charte } from './charte';
import { config } from './config';

/** What the page's own scripts can call where nothing needs a choice. */
export const nothing: Charte = {
  open() {},
  accept() {},
  refuse() {},
  withdraw() {},
  status: () => ({
    product: config._product,
    revision: config._revision,
    time: undefined,
    complete: true,
    signal: false,
    allowed: {},
    asked: [],
    stuck: [],
  }),
  on: () => () => {},
};
