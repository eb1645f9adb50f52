// Asks @ghostery/adblocker what lists of filters do to a page: which addresses of
// scripts are blocked, and which style hides elements. The question and the
// answer are JSON, on standard input and output.
import { readFileSync } from 'node:fs';
import { FiltersEngine, Request } from '@ghostery/adblocker';

const { lists, addresses, ids, classes, hrefs } = JSON.parse(readFileSync(0, 'utf8'));
const engine = FiltersEngine.parse(lists.map((list) => readFileSync(list, 'utf8')).join('\n'));
const page = { url: 'https://shop.example/', hostname: 'shop.example', domain: 'shop.example' };
const blocked = addresses.filter((url) => {
  const request = Request.fromRawDetails({ url, type: 'script', sourceUrl: page.url });
  return engine.match(request).match;
});
const { styles } = engine.getCosmeticsFilters({ ...page, ids, classes, hrefs });
process.stdout.write(JSON.stringify({ blocked, styles }));
