/** Words that follow the name of a secret in prose and are not the secret. */
const commonWords = new Set(
  `a about above after again all already also always an and any are as at auth authentication authenticated basic be because been
  before being below between blank both broken but by can cannot can't changed changes check confirmation contains correct could
  created csrf deleted denied did digest different do does doesn't doesnt doing don't done down during each either encrypted
  ended entered error even exactly exceeded expired expires failed failure field fields file filled fine fixed for format
  found from functional gave generated generation get gets getting given go going gone good got had handling has hash hashed have having he
  helper her here hers hidden him his how however i identical if ignored in incorrect instead into invalid is isn't issue
  issued it its just key keys known leaked length less limit link like locked long longer lost made manager manually
  may maybe me mismatch missing more most much must my name needed needs never new next no none nope not nothing now number
  obtained of off ok okay old on once one only or other our ours out over parameter params passed password passwords per
  please policy probably prompt provided public punc rather read ready received refresh refreshed rejected reload removed renewed
  request requested required reset reused revoked right rotated rotation same saved secret secrets secure see seems sent set shared she
  shorter should shown since so some stale stored string strong still stuff such support supposed sure than that the their them
  then there these they thing this those through till timeout to today token tokens too type typed unauthorized unchanged
  undefined unexpected unique unknown unless unset unsupported until unusable up updated upon usage use used user username using usually
  valid validation value variable verification verified very via visible was wasn't way we weak were what when where which
  while who why will with without won't working works would wrong yes yesterday yet you your
  abgelaufen aber auch bei das der die ein eine falsch fehlt ist nicht oder richtig stimmt und ungültig vergessen zurücksetzen
  le la les de du des est incorrect incorrecte expiré manquant un une pas oublié el los las es no incorrecta olvidada
  sauce santa service services store scanning management menu agent api app ruby rails node python java go sweet`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** A word that one would expect after "the password is" or "token:" in a sentence about them. */
export function isCommonWord(value: string): boolean {
  const word = value.toLowerCase().replace(/[.,;:!?)\]}*_]+$/, '');
  if (commonWords.has(word)) return true;
  return /^[a-z]+(?:ed|ing|able|ible)$/.test(word) && word.length > 5;
}
