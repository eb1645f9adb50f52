// Stands in for the declared services: stores what they are declared to store.
function imitate(id, stored) {
  for (const [kind, name] of stored) {
    if (kind === 'cookie') document.cookie = `${name}=sample; path=/; max-age=86400; samesite=lax`
    if (kind === 'local-storage') localStorage.setItem(name, 'sample')
    if (kind === 'session-storage') sessionStorage.setItem(name, 'sample')
    if (kind === 'indexed-db') indexedDB.open(name)
    if (kind === 'cache' && window.caches) void caches.open(name)
  }
  dispatchEvent(new CustomEvent('imitated', { detail: id }))
}
