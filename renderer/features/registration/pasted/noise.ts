/** What stands in letters and signatures and says nothing about a customer. */
const patterns: readonly RegExp[] = [
  /^[-_=*•·~\s]+$/,
  /^(?:mit )?(?:freundlichen?|besten?|herzlichen?|lieben?|schönen?|viele|liebe|beste|herzliche|schöne|freundliche)\s+(?:grü(?:ß|ss)en?|dank)\b/i,
  /^(?:grü(?:ß|ss)e|lg|mfg|vg|bg|hochachtungsvoll|danke|vielen dank|servus|ciao)\b.{0,20}$/i,
  /^(?:(?:kind|best|warm|many)(?:est)?\s+(?:regards|wishes)|regards|sincerely|yours\s|cheers|thanks|thank you|all the best)\b.{0,25}$/i,
  /^(?:hallo|hi|hello|dear|sehr geehrte|liebe[rs]?|guten (?:tag|morgen|abend))\b.*[,!]$/i,
  /^(?:von meinem|gesendet (?:von|mit)|sent from|get outlook|diese nachricht|this e-?mail|please consider|bitte denken)\b/i,
  /^(?:-+\s*)?(?:original message|ursprüngliche nachricht|weitergeleitete nachricht|forwarded message)/i,
  /^(?:on|am)\s.+(?:wrote|schrieb).*:$/i,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^(?:t(?:el(?:efon|\.)?)?|m(?:obil(?:e|telefon)?)?|f(?:ax)?|handy|phone|cell|ph)\s*[:.]?\s*\+?[\d\s()/.-]{6,}$/i,
  /^(?:\+|00)?[\d\s()/.-]{7,}$/,
  /^(?:ust|uid|fn|atu|hrb|hra|vat|iban|bic|svnr|firmenbuch|registered|company no|sitz|geschäftsführ)/i,
  /^(?:adresse|anschrift|address|kontakt|contact|kundendaten|customer details|persönliche daten|personal details)\s*:?$/i,
  /^(?:herrn?|frau|familie|mr|mrs|ms|firma|an)\.?\s*:?$/i,
];

/** No birth date is written with so many digits in other groups, so a date is never taken for a telephone number. */
const date = /^\d{1,4}[./\s-]+\d{1,2}[./\s-]+\d{1,4}$/;

export const isNoise = (piece: string): boolean =>
  !date.test(piece) && !/^\d{8}$/.test(piece) && patterns.some((pattern) => pattern.test(piece));

const firm =
  /(?:^|\s)(?:gmbh|g\.m\.b\.h\.?|ag|kg|og|ohg|e\.?\s?u\.?|e\.?\s?v\.?|ug|mbh|co|ltd|limited|plc|llp|llc|inc|s\.?a\.?r\.?l|sàrl|genossenschaft|verein|stiftung|versicherung|bank|universität|university|college|council|abteilung|department|kundenservice|customer service|support|vertrieb|sales|team)\.?(?:\s|$)|^c\/o\b|^(?:leiter|leitung|manager|head of|director|assistenz|assistant|sachbearbeiter)/i;

/** Companies, departments and positions: nobody's name, though they may look like one. */
export const isFirm = (piece: string): boolean => firm.test(piece);
