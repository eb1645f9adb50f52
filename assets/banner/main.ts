/**
 * The banner of one product. It holds back what needs consent, asks, keeps the
 * choice in one cookie and erases what is withdrawn. It is compiled into one
 * file a product, which holds nothing that the product does not declare.
 */
import { start } from './start';
import { nothing } from './nothing';

// The script may be on the page twice; an element may be called charte.
if (!window.charte?.status) {
  if (HAS_UNITS) start();
  else window.charte = nothing;
}
