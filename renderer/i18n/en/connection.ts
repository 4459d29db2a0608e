export const connection = {
  action: 'Test connection',
  actionNamed: 'Test the connection of {{name}}',
  title: 'Connection of {{name}}',
  testing: 'Asking {{baseUrl}}…',
  running: 'Testing…',
  again: 'Test again',
  verdict: {
    accepted: 'Address and key are accepted.',
    unrecognised: 'Something answers, but nothing shows that it is Zastrpay.',
    'key-refused': 'Zastrpay refuses the API key.',
    'access-denied': 'Zastrpay refuses this network’s address or the key (HTTP 403).',
    unexpected: 'Something else answers at this address (HTTP {{status}}).',
    offline: 'There is no way to this address.',
    'name-lookup': 'The name of this address cannot be found.',
    tls: 'The secure connection cannot be trusted.',
    proxy: 'The network’s proxy is in the way.',
    timeout: 'There was no answer in time.',
    redirected: 'The address sends requests on elsewhere; the desk does not follow.',
    'connection-broken': 'The connection broke.',
  },
  advice: {
    accepted: 'The desk can talk to Zastrpay with this profile.',
    unrecognised:
      'The answer is “not found”, as Zastrpay’s would be, but not in Zastrpay’s words. Compare the base URL with the one Zastrpay gave you.',
    'key-refused': 'Type the key once more with “Replace API key”, or ask Zastrpay for another one.',
    'access-denied':
      'Ask Zastrpay whether your network’s address is on their allow-list, then whether the key is right.',
    unexpected:
      'Compare the base URL with the one Zastrpay gave you. A number from 500 on is a fault over there: try later.',
    offline: 'Check this computer’s network, and the base URL.',
    'name-lookup': 'Check the base URL for typing errors, and this computer’s network.',
    tls: 'Do not go on. Ask whoever runs your network, and Zastrpay, whose certificate this is.',
    proxy: 'Ask whoever runs your network to let the desk through.',
    timeout:
      'Try again. If it stays like this, a firewall may be in the way, or your address is not on Zastrpay’s allow-list.',
    redirected: 'Compare the base URL with the one Zastrpay gave you. Nothing was sent on, the key neither.',
    'connection-broken': 'Try again. If it stays like this, a firewall may be in the way.',
  },
  link: {
    reached: 'The address can be reached',
    secure: 'The connection is encrypted and can be trusted',
    answered: 'Something answers there',
    recognised: 'It answers in Zastrpay’s form',
    key: 'Key and network are accepted',
  },
  proof: {
    proven: 'shown',
    failed: 'no',
    open: 'not shown',
    needless: 'not needed',
  },
  beyond: 'What no test can show',
  beyondText:
    'Whether Zastrpay takes a registration, whether the link is formed as Zastrpay wants it, where the customer’s browser is sent, and whether Zastrpay’s messages arrive. The first registration shows that.',
  harmless: 'The test cancels a session that does not exist. It creates nothing.',
  change: 'Switch to this profile',
} as const;
