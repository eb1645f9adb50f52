// What hosts make of the settings that charte writes for them, by their own code.
//
// Standard input: {site, settings, paths}, the published folder, the one beside it,
// and the paths that are asked for. Standard output, by host: what the host's code
// complains of, and for each path {status, headers}.
import { createRequire } from 'node:module'
import { readFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'

const require = createRequire(import.meta.url)
const { site, settings, paths } = JSON.parse(readFileSync(0, 'utf8'))

/** file is the published file of a path, or undefined. */
function file(path) {
  const name = join(site, decodeURIComponent(path))
  return existsSync(name) && statSync(name).isFile() ? name : undefined
}

/** plain is the status of a path at a host that does nothing of its own. */
const plain = path => (file(path) || file(`${path}/index.html`) ? 200 : 404)

// Netlify publishes the code that reads its files, with the expression that each
// path becomes; what follows here joins headers of one name, so that two rules for
// one header would show.
async function netlify() {
  const headers = await parseAllHeaders({ headersFiles: [join(site, '_headers')] })
  const redirects = await parseAllRedirects({ redirectsFiles: [join(site, '_redirects')], minimal: true })
  const answer = path => {
    const to = redirects.redirects.find(r => r.from === path)
    const got = new Headers(to && { location: to.to })
    for (const rule of headers.headers) {
      if (rule.forRegExp.test(path)) for (const [name, value] of Object.entries(rule.values)) got.append(name, value)
    }
    return { status: to ? to.status : plain(path), headers: Object.fromEntries(got) }
  }
  return { complaints: [...headers.errors, ...redirects.errors].map(String), answers: answers(answer) }
}

const answers = answer => Object.fromEntries(paths.map(path => [path, answer(path)]))

// Cloudflare: miniflare reads the files and knows the types, pages-shared answers.
async function cloudflare() {
  const { PLUGINS } = require('miniflare')
  const { generateHandler } = require('@cloudflare/pages-shared/dist/asset-server/handler.js')
  const complaints = []
  const log = new Proxy({}, { get: (_, level) => text => level === 'warn' || level === 'error' ? complaints.push(text) : 0 })
  const options = { name: 'site', assets: { directory: site, workerName: 'site', routerConfig: {}, assetConfig: {} } }
  const services = await PLUGINS.assets.getServices({ options, log })
  const bindings = Object.fromEntries(services.flatMap(s => s.worker?.bindings ?? []).filter(b => b.json).map(b => [b.name + b.json.startsWith('{"redirects"') + b.json.startsWith('{"headers"'), JSON.parse(b.json)]))
  const config = bindings.CONFIGtruefalse ?? bindings.CONFIGfalsetrue
  const types = Object.fromEntries(Object.values(bindings.ASSETS_REVERSE_MAPfalsefalse).map(f => [f.filePath, f.contentType]))
  const got = {}
  for (const path of paths) {
    const response = await generateHandler({
      request: new Request('https://legal.example.org' + path),
      metadata: { redirects: config.redirects, headers: config.headers },
      logError: e => complaints.push(String(e)),
      findAssetEntryForPath: async p => (file(p) ? p : null),
      getAssetKey: p => p,
      negotiateContent: () => ({ encoding: null }),
      fetchAsset: async p => ({ body: new Blob([readFileSync(file(p))]).stream(), contentType: types[p.slice(1)] ?? 'application/octet-stream' }),
    })
    got[path] = { status: response.status, headers: Object.fromEntries(response.headers) }
  }
  return { complaints, answers: got }
}

// Vercel: the schemas that a deployment is held against, and the routes that its
// settings become; those are gone through as its router does, one after the other.
async function vercel() {
  const Ajv = require('ajv')
  const routing = require('@vercel/routing-utils')
  const config = JSON.parse(readFileSync(join(site, 'vercel.json'), 'utf8'))
  const complaints = []
  for (const part of ['headers', 'redirects', 'trailingSlash']) {
    const ajv = new Ajv()
    if (!ajv.validate(routing[`${part}Schema`], config[part])) complaints.push(`${part}: ${ajv.errorsText()}`)
  }
  const { routes, error } = routing.getTransformedRoutes(config)
  if (error) complaints.push(error.message)
  const answer = path => {
    const got = new Headers()
    for (const route of routes ?? []) {
      const found = new RegExp(route.src).exec(path)
      if (!found) continue
      for (const [name, value] of Object.entries(route.headers ?? {})) got.set(name, value.replace(/\$(\d)/g, (_, n) => found[n] ?? ''))
      if (route.status) return { status: route.status, headers: Object.fromEntries(got) }
    }
    return { status: plain(path), headers: Object.fromEntries(got) }
  }
  return { complaints, answers: answers(answer) }
}

// Firebase: the server with which it previews a site.
async function firebase() {
  const { hosting } = JSON.parse(readFileSync(join(settings, 'firebase.json'), 'utf8'))
  const server = require('superstatic').server({ port: 0, hostname: '127.0.0.1', cwd: site, config: { ...hosting, public: '.' } })
  const listening = await new Promise(resolve => { const l = server.listen(() => resolve(l)) })
  const got = {}
  for (const path of paths) {
    const response = await fetch(`http://127.0.0.1:${listening.address().port}${path}`, { redirect: 'manual' })
    got[path] = { status: response.status, headers: Object.fromEntries(response.headers) }
    await response.arrayBuffer()
  }
  listening.closeAllConnections()
  listening.close()
  return { complaints: [], answers: got }
}

// CloudFront: the function before a bucket, whose objects have what they were sent
// with. Its language is JavaScript, and it is run as such.
async function cloudfront() {
  const handler = new Function(readFileSync(join(settings, 'cloudfront-function.js'), 'utf8') + '; return handler')()
  const answer = path => {
    const got = handler({ request: { uri: path, headers: {}, querystring: {} } })
    if (got.statusCode) return { status: got.statusCode, headers: { location: got.headers.location.value } }
    return { status: file(got.uri) ? 200 : 404, headers: {} }
  }
  return { complaints: [], answers: answers(answer) }
}

process.stdout.write(JSON.stringify({ netlify: await netlify(), cloudflare: await cloudflare(), vercel: await vercel(), firebase: await firebase(), cloudfront: await cloudfront() }))
