package data

// gtmTerms stands in every template that Tag Manager exports.
const gtmTerms = `By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.`

// gtmScript is the template's program, in Tag Manager's sandboxed JavaScript: what
// it uses is required by name, and there is no new, no this, no regular
// expression and no global. It reads the choice cookie as assets/banner/choice.ts
// does. Google asks for setDefaultConsentState and updateConsentState in the place
// of gtag, because a template's entries in the data layer come after those that
// wait there (developers.google.com/tag-platform/tag-manager/templates/consent-apis,
// 2026-11-22).
const gtmScript = `
const callInWindow = require('callInWindow');
const getCookieValues = require('getCookieValues');
const getTimestampMillis = require('getTimestampMillis');
const gtagSet = require('gtagSet');
const injectScript = require('injectScript');
const setDefaultConsentState = require('setDefaultConsentState');
const updateConsentState = require('updateConsentState');

// The banner, the cookie that keeps the choice, and for how many minutes it does.
const address = ADDRESS;
const key = KEY;
const lifetime = LIFETIME;

// The services of Google, each behind the digest by which the cookie knows it.
const units = UNITS;

// Google's types, each with the services that all have to be allowed for it.
const types = TYPES;

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const letters = digits + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-';

const stateOf = (isAllowed) => {
  const state = {};
  types.forEach((type) => {
    state[type[0]] = type[1].every(isAllowed) ? 'granted' : 'denied';
  });
  return state;
};

const consistsOf = (text, characters) =>
  text.length > 0 && text.split('').every((one) => characters.indexOf(one) >= 0);

const minutesOf = (text) => text.split('').reduce((sum, one) => sum * 36 + digits.indexOf(one), 0);

// Answers are four characters each: a digest, and 1 or 0.
const answersIn = (text) => {
  const all = [];
  for (let i = 0; i < text.length; i += 4) all.push(text.slice(i, i + 4));
  return all;
};

const isAnswer = (text) =>
  text.length === 4 && consistsOf(text, letters) && (text.charAt(3) === '1' || text.charAt(3) === '0');

// What comes before the only !, which nothing comes after.
const isEnd = (halves) => consistsOf(halves[0], letters) && halves.slice(1).join('!') === '' && halves.length < 3;

// A cookie is revision.minutes.answers.shown, at the end of which stands a ! until
// the receipt is sent; anything else is no choice.
const isChoice = (parts) =>
  parts.length === 4 &&
  parts[0].length === 6 && consistsOf(parts[0], letters) &&
  parts[1].length <= 8 && consistsOf(parts[1], digits) &&
  parts[2].length > 0 && answersIn(parts[2]).every(isAnswer) &&
  consistsOf(parts[3].slice(0, 6), letters) && parts[3].length > 5 && isEnd(parts[3].slice(5).split('!'));

// What the cookie says of each service; nothing of one that it does not name.
const answersOf = (parts) => {
  const answers = {};
  units.forEach((unit) => {
    answersIn(parts[2]).forEach((answer) => {
      if (answer.slice(0, 3) === unit[0]) answers[unit[1]] = answers[unit[1]] || answer.charAt(3) === '1';
    });
  });
  return answers;
};

// Of two cookies of one name the newer holds, as in the banner.
const storedAnswers = () => {
  const milliseconds = getTimestampMillis();
  const now = (milliseconds - (milliseconds % 60000)) / 60000;
  let newest = 0;
  let answers;
  getCookieValues(key).forEach((value) => {
    const parts = value.split('.');
    if (!isChoice(parts)) return;
    const minutes = minutesOf(parts[1]);
    const age = now - minutes;
    if (minutes < newest || age > lifetime || -age > lifetime) return;
    newest = minutes;
    answers = answersOf(parts);
  });
  return answers;
};

const start = stateOf(() => false);
start.wait_for_update = 500;
setDefaultConsentState(start);
gtagSet({ads_data_redaction: true, url_passthrough: false});

const answers = storedAnswers();
if (answers) updateConsentState(stateOf((id) => answers[id] === true));

const follow = () => {
  callInWindow('charte.on', 'change', (status) => {
    updateConsentState(stateOf((id) => status.allowed[id] === true));
  });
  data.gtmOnSuccess();
};

injectScript(address, follow, data.gtmOnFailure, 'charte');
`

// gtmScenarios are the tests that Tag Manager's editor runs.
const gtmScenarios = `
scenarios:
- name: Before a choice all but security is denied and the banner loads
  code: |-
    mock('getCookieValues', () => []);
    mock('injectScript', (address, done) => done());
    runCode({});
    assertApi('setDefaultConsentState').wasCalled();
    assertApi('updateConsentState').wasNotCalled();
    assertApi('callInWindow').wasCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: A stored choice is told at once
  code: |-
    mock('getCookieValues', () => ['aaaaaa.1.aaa1.aaaaaen']);
    mock('getTimestampMillis', () => 60000);
    runCode({});
    assertApi('updateConsentState').wasCalled();
- name: What is no choice is passed over
  code: |-
    mock('getCookieValues', () => ['', 'accepted', 'aaaaaa.1.aaa2.aaaaaen', 'aaaaaa.zzzzzzzz.aaa1.aaaaaen']);
    mock('injectScript', (address, done, failed) => failed());
    runCode({});
    assertApi('updateConsentState').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
setup: |-
  mock('setDefaultConsentState', () => {});
  mock('updateConsentState', () => {});
  mock('gtagSet', () => {});
  mock('callInWindow', () => {});
  mock('injectScript', () => {});
`

const gtmNotes = `
Made by charte from what the product declares; make it anew rather than change it.
The trigger of the tag is "Consent Initialization - All Pages", and the container
holds no other tag of the banner. Everything else waits for the event
charte_consent.
`
