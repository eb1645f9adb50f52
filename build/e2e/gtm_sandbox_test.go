package e2e

// sandbox runs the program of a template as Google Tag Manager does: what is
// required has to be permitted, and nothing else can be reached. run(template,
// apis) throws where the template oversteps; apis are called with what passed.
// scenarios(template) runs the template's own tests and gives their names.
//
// What the sandbox allows is told on developers.google.com, "Sandboxed
// JavaScript", "Standard library", "Custom template APIs" and "Custom template
// permissions" (2026-11-22).
const sandbox = `
const section=(template,name)=>{const text=template.split('___'+name+'___')[1];if(text===undefined)throw Error('no section '+name);return text.split(/^___[A-Z_]+___$/m)[0].trim()};
const plain=v=>v.type===2?v.listItem.map(plain):v.type===3?Object.fromEntries(v.mapKey.map((k,i)=>[plain(k),plain(v.mapValue[i])])):v.type===8?v.boolean:v.string;
const permitted=template=>Object.fromEntries(JSON.parse(section(template,'WEB_PERMISSIONS')).map(p=>[p.instance.key.publicId,Object.fromEntries(p.instance.param.map(a=>[a.key,plain(a.value)]))]));

const library='concat every filter forEach indexOf join lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toString unshift charAt match replace search split substring toLowerCase toUpperCase trim gtmOnSuccess gtmOnFailure'.split(' ');
const legal=code=>{
  const bare=code.replace(/\/\/.*$/gm,'').replace(/'[^'\n]*'|"[^"\n]*"/g,"''");
  const word=/\b(new|this|class|async|await|yield|import|export|eval|delete|with|try|catch|throw|super|function\s*\*|get|set|typeof|instanceof|in|of)\b(?!\s*:)/.exec(bare);
  if(word)throw Error('not in the sandbox: '+word[0]);
  if(/(^|[^\w)\]\s])\s*\//.test(bare))throw Error('not in the sandbox: a regular expression');
  if(bare.includes(String.fromCharCode(96)))throw Error('a template literal');
  for(const [,method] of bare.matchAll(/\.(\w+)\(/g))if(!library.includes(method))throw Error('not in the standard library: '+method);
};

// What each API needs, as Tag Manager checks it.
const checks={
  setDefaultConsentState:(may,state)=>checks.updateConsentState(may,Object.fromEntries(Object.entries(state).filter(([k])=>!['region','wait_for_update'].includes(k)))),
  updateConsentState:(may,state)=>Object.entries(state).every(([type,is])=>['granted','denied'].includes(is)&&may.access_consent.consentTypes.some(t=>t.consentType===type&&t.write)),
  getCookieValues:(may,name)=>may.get_cookies.cookieAccess==='specific'&&may.get_cookies.cookieNames.includes(name),
  callInWindow:(may,path)=>may.access_globals.keys.some(k=>k.key===path&&k.execute),
  injectScript:(may,address)=>/^https:/.test(address)&&may.inject_script.urls.includes(address),
  gtagSet:(may,values)=>Object.keys(values).every(k=>may.write_data_layer.keyPatterns.includes(k)),
  getTimestampMillis:()=>true,
};

const run=(template,apis,data={})=>{
  const code=section(template,'SANDBOXED_JS_FOR_WEB_TEMPLATE'),may=permitted(template);
  legal(code);
  const require=name=>{
    if(!checks[name]||!code.includes("require('"+name+"')"))throw Error('no such API: '+name);
    return (...args)=>{
      let passed=false;
      try{passed=checks[name](may,...args)}catch{}
      if(!passed)throw Error('not permitted: '+name);
      return apis[name](...args);
    };
  };
  const reach={data:{gtmOnSuccess:apis.gtmOnSuccess,gtmOnFailure:apis.gtmOnFailure,...data},require,undefined};
  const scope=new Proxy(reach,{has:()=>true,get:(all,name)=>{
    if(name===Symbol.unscopables)return undefined;
    if(!(name in all))throw Error('not in reach: '+String(name));
    return all[name];
  }});
  Function('scope','with(scope){(()=>{"use strict";'+code+'})()}')(scope);
};

const scenarios=template=>{
  const [,body,setup]=/^scenarios:\n([^]*)\nsetup: \|-\n([^]*)$/.exec(section(template,'TESTS'));
  return body.split(/^- name: /m).slice(1).map(one=>{
    const [name,...lines]=one.split('\n'),called=[],apis={getTimestampMillis:Date.now};
    const mock=(api,f)=>{apis[api]=f};
    const assertApi=api=>({wasCalled(){if(!called.includes(api))throw Error(name+': '+api+' was not called')},wasNotCalled(){if(called.includes(api))throw Error(name+': '+api+' was called')}});
    mock('gtmOnSuccess',()=>{});mock('gtmOnFailure',()=>{});
    const runCode=data=>run(template,Object.fromEntries(Object.keys(apis).map(api=>[api,(...args)=>{called.push(api);return apis[api](...args)}])),data);
    Function('mock','runCode','assertApi',setup+'\n'+lines.slice(1).join('\n'))(mock,runCode,assertApi);
    return name;
  });
};
`

// consentState is Google's own record of what is granted: an update outranks a
// default, whichever comes first (as gtm.js keeps it, seen on 2026-11-22). It
// hears the template's calls and the commands in the dataLayer. told keeps every
// call in its order, went each state that analytics_storage has had.
const consentState = `
const told=[],went=[],kept={};
const hear=(kind,state)=>{
  told.push([kind,state]);
  for(const [type,is] of Object.entries(state))if(/_/.test(type)&&type!=='wait_for_update')(kept[type]??={})[kind]=is;
  const now=effective('analytics_storage');
  if(went.at(-1)!==now)went.push(now);
};
const effective=type=>kept[type]?.update??kept[type]?.default??'unset';
window.dataLayer={push(entry){if(entry[0]==='consent')hear(entry[1],entry[2])}};
`

// container is a page whose container holds the template of the shop, and nothing
// else that has to do with consent.
const container = `
const apis={
  setDefaultConsentState:state=>hear('default',state),
  updateConsentState:state=>hear('update',state),
  gtagSet:values=>told.push(['set',values]),
  getCookieValues:name=>document.cookie.split('; ').filter(c=>c.startsWith(name+'=')).map(c=>c.slice(name.length+1)),
  getTimestampMillis:Date.now,
  callInWindow:(path,...args)=>{told.push(['call',path,args[0]]);return path.split('.').reduce((o,k)=>o[k],window)(...args)},
  injectScript(address,done,failed){
    told.push(['inject',address]);
    const script=document.createElement('script');
    script.src=new URL(address).pathname;script.onload=done;script.onerror=failed;
    document.head.append(script);
  },
  gtmOnSuccess:()=>told.push(['done']),
  gtmOnFailure:()=>told.push(['failed']),
};
`
