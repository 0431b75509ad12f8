/**
 * The field's words in German, French, Spanish, Portuguese and Japanese, so that a question in those languages finds
 * English pages. Each line: English, then what it stands for. Accents are written as people type them or not at all.
 */
const table = `
timeout: zeitüberschreitung, délai dépassé, délai d'attente, tiempo de espera, tiempo agotado, tempo limite, tempo esgotado, タイムアウト, 時間切れ
memory: speicher, arbeitsspeicher, speicherverbrauch, mémoire, memoria, memória, メモリ, メモリー
memory leak: speicherleck, fuite de mémoire, fuite mémoire, fuga de memoria, vazamento de memória, メモリリーク
out of memory: speicherüberlauf, mémoire insuffisante, sin memoria, sem memória, メモリ不足
disk: festplatte, disque, disco, ディスク
file: datei, dateien, fichier, fichiers, archivo, archivos, fichero, ficheros, arquivo, arquivos, ファイル
upload: hochladen, hochgeladen, hochgeladene, téléverser, téléversement, téléchargement, subir, subida, subidos, enviar arquivo, carregar, アップロード
disappear: verschwinden, verschwunden, disparaissent, disparu, disparaître, desaparecen, desaparecieron, desaparece, desaparecem, sumiram, somem, sumindo, 消える, 消えた, 消えます, 消えました
slow: langsam, langsame, langsamer, lent, lente, lents, lenteur, lento, lenta, lentos, devagar, lentidão, lentitud, 遅い, 遅く, 重い
request: anfrage, anfragen, requête, requêtes, petición, peticiones, solicitud, solicitudes, requisição, requisições, リクエスト
crash: absturz, abstürzen, abgestürzt, stürzt, plante, planté, plantage, se cae, caída, caído, caiu, cai, travando, trava, クラッシュ, 落ちる, 落ちた, 落ちます
start: starten, startet, gestartet, hochfahren, démarrer, démarre, démarrage, arrancar, arranca, inicia, iniciar, arranque, inicio, inicializa, inicializar, iniciando, 起動, 立ち上がらない, スタート
restart: neustart, neustarten, neugestartet, redémarrer, redémarre, redémarrage, reiniciar, reinicia, reinicio, reiniciando, reinício, 再起動
deploy: bereitstellung, bereitstellen, ausrollen, déployer, déploiement, déployé, desplegar, despliegue, implantar, implantação, publicar, デプロイ
build: bauen, construire, compilation, compilar, construir, compilação, ビルド
database: datenbank, datenbanken, base de données, bdd, base de datos, bases de datos, banco de dados, データベース
connection: verbindung, verbindungen, connexion, connexions, conexión, conexiones, conexão, conexões, 接続, コネクション
too many: zu viele, trop de, demasiadas, demasiados, muitas, muitos, 多すぎ
limit: grenze, begrenzung, limite, límite, limites, 制限, 上限, リミット
certificate: zertifikat, zertifikate, certificat, certificats, certificado, certificados, 証明書
expired: abgelaufen, expiré, vencido, caducado, expirado, 期限切れ
domain: domäne, domaine, dominio, domínio, ドメイン
password: passwort, kennwort, mot de passe, contraseña, senha, パスワード
login: anmelden, anmeldung, einloggen, connecter à mon compte, se connecter, iniciar sesión, inicio de sesión, entrar na conta, fazer login, ログイン
account: konto, compte, cuenta, conta, アカウント
suspended: gesperrt, gesperrtes, suspendu, bloqué, suspendida, bloqueada, suspensa, 停止された
invoice: rechnung, rechnungen, facture, factures, factura, facturas, fatura, faturas, 請求書, 請求
billing: abrechnung, facturation, facturación, cobrança, cobro, 課金, 料金
ticket: anliegen, demande d'assistance, tiquete, chamado, チケット, 問い合わせ
support: kundendienst, assistance, soporte, suporte, サポート
urgent: dringend, urgence, urgente, 緊急
priority: priorität, priorité, prioridad, prioridade, 優先度, 優先順位
share: teilen, partager, compartir, compartilhar, 共有
outage: ausfall, störung, panne, caída del servicio, interrupción, queda, indisponibilidade, fora do ar, 障害, 停止
status: estado del servicio, statut, ステータス
log: protokoll, protokolle, journal, journaux, registro, registros, bitácora, ログ
missing: fehlt, fehlen, fehlende, manquant, manquants, manque, falta, faltan, faltando, ない
error: fehler, fehlermeldung, erreur, erreurs, errores, erro, erros, エラー
page: seite, página, ページ
server: serveur, servidor, サーバー, サーバ
application: anwendung, aplicación, aplicação, aplicativo, アプリ, アプリケーション
variable: umgebungsvariable, umgebungsvariablen, variables d'environnement, variable d'environnement, variables de entorno, variáveis de ambiente, variável de ambiente, 環境変数
environment variable: umgebungsvariable, umgebungsvariablen, variables d'environnement, variable d'environnement, variables de entorno, variáveis de ambiente, variável de ambiente, 環境変数
worker: arbeiterprozess, ワーカー
job: hintergrundaufgabe, tâche, tâches, tarea, tareas, tarefa, tarefas, ジョブ, タスク
schedule: geplant, zeitplan, planifié, planifiée, planifiées, programada, programadas, agendada, agendadas, agendador, スケジューラ, スケジュール, 定期
backup: sicherung, datensicherung, sauvegarde, sauvegardes, copia de seguridad, copias de seguridad, respaldo, cópia de segurança, バックアップ
restore: wiederherstellen, wiederherstellung, restaurer, restauration, restaurar, recuperar, 復元, リストア
delete: löschen, gelöscht, supprimer, supprimé, borrar, eliminar, apagar, excluir, 削除
migrate: migrieren, umzug, migrer, migrar, migración, migração, 移行, マイグレーション
upgrade: aktualisieren, aktualisierung, mettre à jour, mise à jour, actualizar, actualización, atualizar, atualização, アップグレード, 更新
port: puerto, porta, ポート
bind: binden, lier, enlazar, vincular, バインド
sleep: schläft, schlafmodus, einschlafen, endort, dort, veille, duerme, se duerme, dorme, dormindo, スリープ
hour: stunde, stunden, heure, heures, hora, horas, 時間
second: sekunde, sekunden, seconde, secondes, segundo, segundos, 秒
scale: skalieren, skalierung, hochskalieren, passage à l'échelle, escalar, escalado, スケール
redirect: weiterleitung, umleitung, redirection, redirección, redirecionamento, リダイレクト
maintenance: wartung, wartungsmodus, entretien, mantenimiento, manutenção, メンテナンス
website: webseite, site web, sitio web, sitio, site, ウェブサイト, サイト
user: benutzer, nutzer, utilisateur, utilisateurs, usuario, usuarios, usuário, usuários, ユーザー
permission: berechtigung, berechtigungen, zugriff, permiso, permisos, permissão, permissões, 権限
timezone: zeitzone, fuseau horaire, zona horaria, fuso horário, タイムゾーン
address: adresse, dirección, endereço, アドレス
fixed ip: feste ip, ip fixe, ip fija, ip estática, ip fixo, 固定ip, 固定アドレス
reject: abgelehnt, zurückgewiesen, rejeté, refusé, rechazado, rejeitado, recusado, 拒否
queue: warteschlange, file d'attente, cola, fila, キュー
stop: anhalten, gestoppt, arrêter, arrêté, s'arrête, detener, detenido, parar, parou, 止まる, 停止
interrupted: unterbrochen, abgebrochen, interrompu, interrompue, interrumpida, interrumpido, interrompida, 中断
command: befehl, commande, comando, コマンド
install: installieren, installer, instalar, インストール
token: トークン
router: ルーター
architect: architekt, architecte, arquitecto, arquiteto, アーキテクト
subscribe: abonnieren, abonner, s'abonner, suscribir, suscribirse, assinar, inscrever, 購読, 通知
size: größe, taille, tamaño, tamanho, サイズ
too large: zu groß, trop gros, trop grand, demasiado grande, muito grande, 大きすぎ
write: schreiben, écrire, escribir, escrever
websocket: ウェブソケット
dyno: ダイノ
heroku: ヘロク`;

/** Latin-script words, without accents, and what they stand for. */
const latin = new Map<string, string>();
/** Japanese words, longest first. */
const japanese = new Map<string, string>();

for (const line of table.trim().split('\n')) {
  const [english = '', others = ''] = line.split(': ');
  for (const other of others.split(', ')) {
    const known = /[\u3040-\u30ff\u4e00-\u9fff]/.test(other) ? japanese : latin;
    for (const plain of new Set([bare(other), bare(other.replace(/[äöü]/g, (umlaut) => `${umlaut}e`))])) {
      const before = known.get(plain);
      known.set(plain, before === undefined ? english : `${before} ${english}`);
    }
  }
}

const alternatives = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');
const latinPattern = new RegExp(`(?<![a-z0-9])(?:${alternatives(latin.keys())})(?![a-z0-9])`, 'g');
const japanesePattern = new RegExp(alternatives(japanese.keys()), 'g');
const japaneseScript = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Function words that show a text to be German, French, Spanish or Portuguese. */
const functionWords =
  /(?<![a-z0-9])(?:der|die|das|und|ist|nicht|mein|meine|wie|warum|wir|ich|nach|beim|keine|unsere|le|la|les|des|est|une|pourquoi|comment|mon|ma|mes|nous|pas|dans|el|los|las|una|mi|por|que|como|porque|para|nao|meu|minha|uma|em|esta|con|com|sur|avec|auf|bei|wird|hat|del|do|da|os|nos|cuando|quando|quand|wenn|tras|apos|apres|je|il)(?![a-z0-9])/g;

/** The text with foreign words of the field followed by their English ones. English text comes back unchanged. */
export function withEnglish(text: string): string {
  let result = text;
  if (japaneseScript.test(text))
    result = result.replace(japanesePattern, (word) => ` ${japanese.get(word) ?? word} `);
  const plain = bare(result);
  const signs = plain.match(functionWords)?.length ?? 0;
  if (signs < 2 && plain === result.toLowerCase()) return result;
  return plain.replace(latinPattern, (word) => latin.get(word) ?? word).replace(functionWords, ' ');
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}
