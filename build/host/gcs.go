package host

import "charte/build/diag"

// gcs is a bucket of Google Cloud Storage, which keeps type and caching with each
// object; a load balancer in front of it sends the other headers
// (customResponseHeaders of a backend bucket).
func gcs() Host {
	return Host{Name: "gcs", Title: "Google Cloud Storage", Below: true,
		Lacks: diag.Say("a bucket alone sends type and caching only: the other headers need a load balancer in front (customResponseHeaders in gcs.json); an old address has a page that leads on; the page for a missing address is the same in every language",
			"un espace de stockage (bucket) n’envoie à lui seul que le type et la durée de cache : les autres en-têtes demandent un répartiteur de charge (customResponseHeaders dans gcs.json) ; à une ancienne adresse, une page mène à la nouvelle ; la page d’une adresse inconnue est la même dans toutes les langues"),
		write: writeGCS}
}

func writeGCS(p Plan, f Files) {
	var headers []string
	for _, h := range p.Everywhere {
		headers = append(headers, h.Name+": "+h.Value)
	}
	f.Beside["gcs.json"] = indented(map[string]any{
		"upload": p.uploads(), "leave": leave, "customResponseHeaders": headers,
		"website": map[string]string{"mainPageSuffix": "index.html", "notFoundPage": "404.html"},
	})
	f.Beside["upload.sh"] = p.uploadScript()
}
