package adapter

import "strings"

// Careless is a banner that does nothing right: it is there so that every check
// is seen to fail.
func Careless() Banner {
	const first, choices = `document.querySelector('#careless')`, `document.querySelector('#careless-choices')`
	return Banner{
		Name: "careless", Version: "0",
		Head:  `<script defer src="/careless.js"></script>`,
		Files: map[string][]byte{"/careless.js": []byte(carelessScript)},
		First: first, Choices: choices, Drawn: `[` + first + `]`,
		Accept:    []string{first + `?.querySelector('.yes')`},
		Refuse:    []string{first + `?.querySelector('.more')`, choices + `?.querySelector('.no')`},
		Customise: first + `?.querySelector('.more')`,
		Reopen:    `careless.open()`,
		Withdraw:  []string{choices + `?.querySelector('.no')`},
		Cookie:    "careless",
		Inline:    func(_, code string) string { return `<script>` + code + `</script>` },
		External:  func(_, address string) string { return `<script src="` + address + `"></script>` },
		Frame:     func(_, address string) string { return `<iframe title="A film" src="` + address + `"></iframe>` },
		Late: func(_, code string) string {
			return `const s=document.createElement('script');s.textContent=` + strings.ReplaceAll(quoted(code), "</", `<\/`) + `;document.body.append(s)`
		},
	}
}

const carelessScript = `document.cookie='careless=1';localStorage.careless=1;
(()=>{const box=document.createElement('div');box.id='careless';
box.innerHTML='<p style="color:red">Cookies!</p><button class="yes" style="font-size:40px">OK</button> <button class="more">more</button>';
document.body.prepend(box);box.querySelector('.yes').focus();
window.careless={open(){const d=document.createElement('div');d.id='careless-choices';d.innerHTML='<button class="no">no</button>';document.body.prepend(d);
d.firstChild.onclick=e=>{if(e.isTrusted){d.remove();box.remove()}}}};
box.querySelector('.yes').onclick=e=>box.remove();
box.querySelector('.more').onclick=e=>{if(e.isTrusted)careless.open()}})()`
