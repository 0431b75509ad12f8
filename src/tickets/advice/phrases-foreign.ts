import { gap, type Rule, rules } from './rule.ts';

const german: Rule[] = [
  ...rules('nothing', ['gibt es (?:einen?|eine) (?:\\w+ )?(?:workaround|umgehung\\w*)']),
  ...rules('no-hurry', [
    '!(?:nicht|nichts)(?: (?:so|sehr|besonders|wirklich|allzu)){0,4} (?:dringend\\w*|eilig\\w*|kritisch)|eilt nicht|keine eile|hat zeit|kann warten|niedrige priorität',
  ]),
  ...rules('no-impact', [
    '!kein\\w* (?:kunden?|kundin|nutzer|benutzer|user|anwender)(?: (?:ist|sind|war|waren))?(?: \\w+)? (?:betroffen|beeinträchtigt)|niemand(?: ist)? betroffen|(?:kunden|nutzer|benutzer)(?: sind)? nicht betroffen|ohne auswirkung(?:en)?|keine auswirkung(?:en)?',
    '(?:produktion|prod|produktivsystem) (?:läuft|ist (?:ok|okay|stabil|nicht betroffen)|funktioniert)',
  ]),
  ...rules('no-workaround', [
    '!(?:kein\\w*|ohne|gibt keinen?)(?: \\w+)? (?:workaround|umgehung\\w*)|neustart (?:hilft|half|bringt) (?:nicht|nichts)',
  ]),
  ...rules('workaround', [
    '(?:neustart|neu starten|ein neustart|neustarten)(?: \\w+)? hilft(?: \\w+)?|umgehungslösung|(?:haben|gibt|mit)(?: \\w+)? workaround|läuft nach (?:einem )?neustart(?: wieder)?',
  ]),
  ...rules('over', [
    '(?:läuft|funktioniert|geht)(?: \\w+)? wieder(?! nicht)|wieder (?:da|online|erreichbar|verfügbar|normal)|(?:ist|wurde|sind)(?: \\w+)? (?:behoben|gelöst)|nicht mehr (?:down|offline)',
  ]),
  ...rules('past', [
    'letzt\\w+ (?:jahr|monat|woche|mal)|damals|früher|vor (?:\\w+ )?(?:wochen|monaten|jahren)',
  ]),
  ...rules('minor', [
    '(?:nur )?(?:ein(?:em|en|er|e)?|1|einzeln\\w+|wenige) (?:\\w+ )?(?:nutzer\\w*|benutzer\\w*|kunde\\w*|kundin|user|anwender\\w*|funktion|bericht|seite)|nur bei mir|gelegentlich\\w*|ab und zu|selten|kleiner fehler',
  ]),
  ...rules('outage', [
    '(?:ist|sind|war|waren)(?: \\w+)? (?:down|offline|ausgefallen|abgestürzt|unerreichbar)',
    `(?:produktion|prod|produktivsystem|seite|website|webseite|shop|app|anwendung|system|dienst|api|datenbank|alles|plattform)${gap(4)} (?:down(?! (?:to|from|by|auf|um))|ausgefallen|offline|abgestürzt|unerreichbar|tot|unbenutzbar|lahmgelegt)`,
    '!(?:produktion|seite|website|webseite|shop|app|anwendung|system|api|datenbank|plattform)(?: \\w+){0,5} (?:nicht|nicht mehr) (?:erreichbar|verfügbar|nutzbar)|(?:die )?(?:ganze )?(?:produktion|seite|website|shop) (?:geht|läuft|funktioniert|startet|reagiert) nicht(?: mehr)?|produktion steht',
    '!(?:niemand|keiner|kein (?:kunde|nutzer|benutzer|user)|keine? (?:kunden|nutzer|user))(?: \\w+)? (?:kann|können|kommt|kommen)(?: \\w+){0,3}',
    '!(?:alle|jede[rs]?|sämtliche)(?: \\w+)? (?:nutzer|benutzer|kunden?|user|anwender|anfragen?|requests?|besucher)(?: \\w+){0,4} (?:fehler|betroffen|fehl\\w*|scheiter\\w*|ausgesperrt|503|nicht)|alles (?:ist )?kaputt|nichts (?:geht|funktioniert|läuft)(?: mehr)?',
    'total-?ausfall|komplett-?ausfall|kompletter ausfall|produktions-?ausfall|daten-?verlust|wir verlieren(?: \\w+)? daten|daten gehen verloren',
  ]),
  ...rules('impaired', [
    '!(?:einige|manche|viele|mehrere|ein teil der|teile der|die hälfte der)(?: \\w+)? (?:nutzer|benutzer|kunden|user|anwender|anfragen|requests)(?: \\w+){0,4}|(?:sehr|extrem|viel zu|unerträglich) langsam|(?:stark|erheblich) (?:beeinträchtigt|verlangsamt)|(?:häufige?|ständige?) (?:\\w+ )?(?:fehler|timeouts|abbrüche|neustarts)|sporadische (?:\\w+ )?(?:fehler|ausfälle)',
  ]),
  ...rules('slow', ['langsam(?:er)?|träge']),
  ...rules('advice', [
    'architektur\\w*|beste vorgehensweise|empfehlung(?:en)?|empfehlt ihr|empfehlen sie|wie (?:sollten|sollen|würden) wir(?: \\w+){0,3}|last-?tests?|kosten senken|kapazitätsplanung|vorbereit\\w+ auf (?:\\w+ )?(?:black friday|kampagne|launch|aktion)',
  ]),
  ...rules('question', [
    'wie (?:kann|können|macht|geht|bekomme|lösche|ändere)(?: (?:ich|wir|man))?(?: \\w+){0,2}|(?:nur )?(?:eine )?(?:kurze |allgemeine |kleine )*frage(?: zu\\w*)?|ist es möglich|gibt es eine möglichkeit|wissen ob',
  ]),
];

const widespread: Rule[] = rules('widespread', [
  '!(?:kunden|nutzer|benutzer|user) (?:können|kommen)(?: \\w+){0,2} nicht(?: mehr)?(?: \\w+)?',
  '!(?:les|nos) (?:clients|utilisateurs) ne peuvent (?:pas|plus)(?: \\w+)?',
  '!(?:los|las|nuestros|nuestras) (?:clientes|usuarios) no pueden(?: \\w+)?',
]);

const french: Rule[] = [
  ...rules('nothing', ['y a-t-il (?:un|une) (?:\\w+ )?contournement|sans interruption']),
  ...rules('no-hurry', [
    "!(?:pas|rien)(?: (?:très|vraiment|du tout|si|d')){0,4} ?(?:urgent\\w*|critique|pressé)|rien d'urgent|sans urgence|peut attendre|aucune urgence|pas pressé",
  ]),
  ...rules('no-impact', [
    "!aucun\\w* (?:client|utilisateur|visiteur)\\w*(?: (?:n'est|n'a été|n'étaient|est))? (?:touché|affecté|impacté|concerné)e?s?|(?:les )?(?:clients|utilisateurs) ne sont pas (?:touchés|affectés|impactés|concernés)|personne n'est (?:touché|affecté|impacté|concerné)|sans impact|aucun impact|la production (?:fonctionne|va bien|marche|tourne|est (?:ok|stable))",
  ]),
  ...rules('no-workaround', [
    '!(?:aucune?|pas de|sans)(?: \\w+)? (?:contournement|solution de (?:contournement|repli))',
  ]),
  ...rules('workaround', [
    '(?:un |solution de |le )?contournement|un redémarrage (?:aide|suffit|règle)(?: \\w+)?|remarche après (?:un )?redémarrage',
  ]),
  ...rules('over', [
    "(?:est|a été|c'est|tout est) (?:rétabli|résolu|corrigé|réparé)e?s?|de nouveau (?:en ligne|disponible|normal|accessible)|de retour|refonctionne|remarche",
  ]),
  ...rules('past', [
    "(?:l'an|l'année|le mois|la semaine) (?:dernière?|passée?)|la dernière fois|il y a (?:\\w+ )?(?:semaines|mois|ans)|autrefois",
  ]),
  ...rules('minor', [
    '(?:un seul|une seule|seulement un|quelques rares) (?:\\w+ )?(?:utilisateur|client|compte|rapport|page|fonction\\w*)|de temps en temps|occasionnel\\w*|rarement|petit (?:bug|problème|souci)',
  ]),
  ...rules('outage', [
    `(?:production|prod|site|application|appli|app|service|api|plateforme|base(?: de données)?|système|tout|boutique)${gap(3)} (?:en panne|hors service|hors ligne|inaccessible|indisponible|planté\\w*|down(?! (?:to|from|by|à))|injoignable|à terre)`,
    '!(?:production|prod|site|application|appli|service|api)(?: \\w+){0,2} ne (?:répond|fonctionne|marche|démarre|charge) (?:plus|pas)|(?:plus )?rien ne (?:fonctionne|marche|répond)(?: plus)?',
    '!personne ne (?:peut|parvient|arrive)(?: \\w+){0,3}|aucun (?:client|utilisateur) ne (?:peut|parvient|arrive)(?: \\w+){0,3}',
    '!(?:tous (?:les|nos)|toutes (?:les|nos)|chaque|la totalité des|100 ?% des) (?:utilisateurs?|clients?|visiteurs?|requêtes?|demandes)(?: \\w+){0,4}',
    'panne (?:totale|générale|complète|majeure)|perte de données|perdons des données|données (?:perdues|corrompues)',
  ]),
  ...rules('impaired', [
    '!(?:certains|plusieurs|beaucoup de|de nombreux|la moitié des|une partie des)(?: \\w+)? (?:clients|utilisateurs|requêtes|visiteurs)(?: \\w+){0,4}|(?:très|extrêmement|trop) lente?s?|(?:fortement|gravement) (?:dégradé|ralenti)e?s?|erreurs (?:fréquentes|intermittentes)',
  ]),
  ...rules('slow', ['lente?s?|lenteurs?|ralenti\\w*']),
  ...rules('advice', [
    "(?:revue |conseils? |question )?d'architecture|bonnes pratiques|meilleure (?:façon|pratique|approche)(?: \\w+){0,2}|que (?:recommandez|conseillez)-vous|recommandations?|comment (?:devrions|dimensionner|concevoir)(?: \\w+){0,2}|test de charge|réduire (?:les|nos) coûts",
  ]),
  ...rules('question', [
    'comment (?:faire|puis-je|peut-on|pouvons|on)(?: \\w+){0,2}|est-il possible|est-ce (?:que|possible)|(?:simple |juste une |une |petite )*question(?: générale| sur)?',
  ]),
];

const spanish: Rule[] = [
  ...rules('nothing', ['(?:hay|existe) alguna? (?:\\w+ )?(?:solución (?:alternativa|temporal)|alternativa)']),
  ...rules('no-hurry', [
    '!(?:no|nada)(?: (?:es|muy|tan|hay)){0,4} (?:urgente|crítico|prisa|urgencia)|sin (?:prisa|urgencia)|puede esperar|baja prioridad',
  ]),
  ...rules('no-impact', [
    '!ning[uú]n (?:cliente|usuario)(?: (?:está|fue|se ve|ha sido))? (?:afectado|impactado)|no afecta a (?:\\w+ )?(?:clientes|usuarios|nadie|producción)|nadie (?:está )?afectado|sin impacto|ningún impacto|(?:la )?producción (?:funciona|va bien|está (?:bien|estable))',
  ]),
  ...rules('no-workaround', [
    '!(?:sin|no hay|no existe|no tenemos)(?: \\w+)? (?:solución (?:alternativa|temporal)|alternativa|workaround)',
  ]),
  ...rules('workaround', [
    '(?:una |la |como )?solución (?:alternativa|temporal|provisional)|reiniciar (?:\\w+ )?(?:ayuda|lo arregla|funciona)|funciona (?:de nuevo )?tras reiniciar',
  ]),
  ...rules('over', [
    '(?:ya )?(?:está|fue|quedó|ha sido) (?:resuelto|solucionado|arreglado|restablecido|recuperado)|de nuevo (?:en línea|disponible|operativo)|ya funciona|volvió a (?:funcionar|la normalidad)',
  ]),
  ...rules('past', [
    '(?:el|la) (?:año|mes|semana|vez) (?:pasad[oa]|anterior)|última vez|hace (?:\\w+ )?(?:semanas|meses|años)',
  ]),
  ...rules('minor', [
    '(?:solo |sólo |solamente )?un (?:solo |único )?(?:usuario|cliente|informe)|una (?:sola )?(?:página|función|cuenta)|de vez en cuando|ocasional\\w*|raramente|pequeño (?:error|problema)',
  ]),
  ...rules('outage', [
    `(?:producción|produccion|sitio|web|página|aplicación|app|servicio|api|plataforma|base de datos|sistema|tienda|todo)${gap(3)} (?:caíd[oa]s?|fuera de servicio|inaccesible|no disponible|inutilizable|offline)`,
    '!(?:producción|sitio|web|aplicación|app|servicio|api|sistema|tienda)(?: \\w+){0,2} no (?:funciona|responde|carga|arranca)|nada funciona|se cayó (?:la |el )?(?:producción|sitio|web|aplicación|servicio|sistema)',
    '!(?:nadie|ning[uú]n (?:cliente|usuario)) puede(?: \\w+){0,3}|(?:todos|todas) (?:los|las|nuestros|nuestras) (?:usuarios|clientes|peticiones|solicitudes|visitantes)(?: \\w+){0,4}|100 ?% de (?:los|las) (?:usuarios|clientes)(?: \\w+){0,3}',
    'caída (?:total|completa|general)|apagón total|pérdida de datos|perdiendo datos|datos (?:perdidos|corruptos)',
  ]),
  ...rules('impaired', [
    '!(?:algunos|varios|muchos|muchas|la mitad de|parte de)(?: \\w+){0,2} (?:clientes|usuarios|peticiones|solicitudes)(?: \\w+){0,4}|(?:muy|extremadamente|demasiado) lent[oa]s?|(?:muy|gravemente) degradad[oa]|errores (?:frecuentes|intermitentes)',
  ]),
  ...rules('slow', ['lent[oa]s?|lentitud']),
  ...rules('advice', [
    '(?:revisión|consejos?|pregunta) (?:de|sobre) (?:la )?arquitectura|arquitectura|buenas prácticas|mejor (?:manera|forma|práctica)(?: \\w+){0,2}|qué recomiendan?|recomendaci[oó]n(?:es)?|prueba de carga|reducir (?:los )?costes',
  ]),
  ...rules('question', [
    'c[oó]mo (?:puedo|podemos|hago|se)(?: \\w+){0,2}|es posible|(?:una |solo una |pequeña ){0,4}(?:pregunta|duda|consulta)(?: general| sobre)?',
  ]),
];

/** The basics of German, French and Spanish. */
export const foreign: Rule[] = [...german, ...french, ...spanish, ...widespread];
