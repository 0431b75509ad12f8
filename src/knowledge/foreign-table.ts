/**
 * The field's words in German, French, Spanish, Portuguese and Japanese. Each line: English, then the words that stand
 * for it; a word may stand on several lines. Accents may be missing in what people type, and umlauts written as ae.
 */
export const foreignTable = `
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
start: starten, startet, gestartet, hochfahren, démarrer, démarre, démarrage, arrancar, arranca, inicia, iniciar, arranque, inicio, inicializa, inicializar, iniciando, 起動, 立ち上がらない, スタート, levanta, levantar, sube, no levanta, fährt hoch, fährt nicht hoch, startet nicht, ne démarre pas, no arranca, não inicia, não sobe, 起動しない
restart: neustart, neustarten, neugestartet, redémarrer, redémarre, redémarrage, reiniciar, reinicia, reinicio, reiniciando, reinício, 再起動
deploy: bereitstellung, bereitstellen, ausrollen, déployer, déploiement, déployé, desplegar, despliegue, implantar, implantação, publicar, デプロイ
build: bauen, construire, compilation, compilar, construir, compilação, ビルド
database: datenbank, datenbanken, base de données, bdd, base de datos, bases de datos, banco de dados, データベース
connection: verbindung, verbindungen, connexion, connexions, conexión, conexiones, conexão, conexões, 接続, コネクション
too many: zu viele, trop de, demasiadas, demasiados, muitas, muitos, 多すぎ
limit: grenze, begrenzung, limite, límite, limites, 制限, 上限, リミット
certificate: zertifikat, zertifikate, certificat, certificats, certificado, certificados, 証明書
exceeded: überschritten, dépassé, dépassée, dépasse, superado, superada, excedido, excedida, ultrapassado, ultrapassada, estourada, estourado, 超過
mismatch: passt nicht, ne correspond pas, no coincide, não corresponde, 一致しない
point: zeigt auf, apunta, pointe vers, aponta
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
priority: priorität, priorité, prioridad, prioridade, 優先度, 優先順位, dringlichkeit, 優先
share: teilen, partager, compartir, compartilhar, 共有
outage: ausfall, störung, panne, caída del servicio, interrupción, queda, indisponibilidade, fora do ar, 障害, 停止
status: estado del servicio, statut, ステータス
log: protokoll, protokolle, journal, journaux, registro, registros, bitácora, ログ
missing: fehlt, fehlen, fehlende, manquant, manquants, manque, falta, faltan, faltando, ない
error: fehler, fehlermeldung, erreur, erreurs, errores, erro, erros, エラー
page: seite, página, ページ
server: serveur, servidor, サーバー, サーバ
application: anwendung, aplicación, aplicação, aplicativo, アプリ, アプリケーション
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
console: konsole, konsola, consola, terminal, コンソール, ターミナル
white blank: weiß, weiss, blanc, blanche, blanco, blanca, en blanco, branco, branca, em branco, 真っ白, 白い
how much: wie viel, wieviel, combien, cuánto, quanto, いくら
high: hoch, hohe, hoher, élevé, élevée, elevado, alta, alto, 高い
env: umgebung, environnement, entorno, ambiente, 環境
secret: geheim, geheime
step: schritt, schritte, étape, étapes, paso, pasos, passo, passos, 手順
error log: fehlerprotokoll, エラーログ
not found: nicht gefunden, introuvable, no encontrado, no se encuentra, não encontrado, não encontra, 見つからない, 見つかりません
command line: kommandozeile, ligne de commande, línea de comandos, linha de comando, コマンドライン
reply: 返信, 回答
gone: weg, fort, 無くなった
day: tag, tage, jour, día, dia, 日
slow takes long: tarda, tarda mucho, demora, demora muito, demorando, prend trop de temps, met trop de temps, dauert, dauert lange, dauert ewig, zu lange, 時間がかかる
not responding unavailable: antwortet nicht, antwortet nicht mehr, reagiert nicht, ne répond pas, ne répond plus, no responde, não responde, 応答しない, 応答がない
change: ändere, wechsle, modifier, modificar
refused rejected: refusé, refusée, verweigert, denegado, denegada, negado, 拒否され
process jobs: procesa, procesar, processa, processar, verarbeitet, verarbeiten, 処理
work: trabajos, trabalhos, travaux, arbeiten
renew renewal: erneuern, erneuert, verlängern, renouveler, renouvelle, renueva, renovar, renova, 更新
own domain custom domain: eigene domain, propre domaine, dominio propio, domínio próprio, 独自ドメイン
dyno: ダイノ
heroku: ヘロク
not working: funktioniert nicht, ne fonctionne pas, ne marche pas, no funciona, não funciona, 動かない, 動作しない, 動きません
change: ändern, geändert, wechseln, changer, changé, changement, cambiar, cambiaron, cambio, cambió, mudar, mudou, mudaram, mudança, alterar, 変更, 変わった
contact: kontaktieren, kontakt, erreichen, contacter, joindre, contactar, contacto, contatar, contato, 連絡, 問い合わせ方法
cost: kosten, kostet, preis, preise, coût, coûte, prix, costo, cuesta, precio, custo, custa, preço, 価格, 費用
cancel: kündigen, stornieren, résilier, annuler, cancelar, 解約, キャンセル
credentials: zugangsdaten, anmeldedaten, identifiants, credenciales, credenciais, 認証情報
fail: fehlgeschlagen, schlägt fehl, scheitert, échec, échoue, échoué, falló, falla, fallo, fallando, falha, falhou, falhando, 失敗
outbound: ausgehend, ausgehende, sortant, sortante, sortie, saliente, salida, saída
notification: benachrichtigung, benachrichtigungen, meldung, meldungen, störungsmeldungen, notification, notifications, notificación, notificaciones, notificação, notificações, aviso, avisos, 通知
load: laden, lädt, ladezeit, chargement, carga, cargar, carregamento, carregando, 読み込み, 負荷
forever: ewig, éternité, eterno, siempre, 永遠
project: projekt, projet, proyecto, projeto, プロジェクト
getting started: erste schritte, anfangen, loslegen, einstieg, premiers pas, commencer, débuter, débutant, primeros pasos, empezar, comenzar, primeiros passos, começar, 始める, 始め方, 入門
external: extern, externen, externer, externe, externo, externa, 外部
notify: benachrichtigen, prévenir, avertir, avisar, notificar, 知らせる
unreachable: nicht erreichbar, unerreichbar, inaccessible, injoignable, inaccesible, inacessível, 繋がらない, つながらない, 接続できない
wrong: falsch, falsche, falscher, faux, mauvais, mauvaise, incorrecto, incorrecta, equivocado, errado, errada, incorreto, 間違, おかしい
end of life shutdown: acabar, eingestellt, abgeschaltet, arrêt définitif, cerrar heroku, encerrado, encerrar, サービス終了, 終了
application error: anwendungsfehler, applikationsfehler, erreur d'application, erreur application, error de aplicación, error de la aplicación, erro de aplicação, アプリケーションエラー
unlock locked out: ausgesperrt, entsperren, bloqueado, bloqueado de, debloquer, ロックアウト
plan: tarif, forfait, plano, プラン
github: ギットハブ
reconnect: wieder verbinden, neu verbinden, verbinde, verbinden, reconnecter, reconectar, 再接続
image: bild, bilder, imagen, imágenes, imagem, imagens, 画像
lose: verloren, verliert, perdu, perdus, perder, perdido, perdidos, perdeu, 失われる, なくなる
night: nacht, nachts, nuit, noche, noite, 夜
every day: täglich, jeden tag, chaque jour, cada día, todos os dias, todo dia, 毎日
by itself: von selbst, von allein, tout seul, toute seule, solo, sola, solos, sozinho, sozinha, 勝手に
customer: kunde, kunden, client, clients, cliente, clientes, 顧客, お客様
contract: vertrag, contrat, contrato, 契約
read: lesen, lire, leer, ler
rate limit: ratenbegrenzung, limite de débit, límite de tasa, limite de taxa, レート制限
blocked: blockiert, blockieren, 遮断, ブロック
region: région, región, região, リージョン
team: équipe, equipo, equipe, time de, チーム
member: mitglied, mitglieder, membre, miembro, membro, メンバー
response: antwort, antworten, réponse, respuesta, resposta, 応答, レスポンス
cause: ursache, grund, cause, causa, 原因
find out: herausfinden, trouver, encontrar, 調べる
pay: bezahlen, zahlen, zahlung, payer, paiement, pagar, pago, pagamento, 支払い, 支払
credit card: kreditkarte, carte bancaire, carte de crédit, tarjeta, tarjeta de crédito, cartão, cartão de crédito, クレジットカード
free: kostenlos, gratuit, gratis, gratuito, grátis, 無料
remove: entfernen, enlever, retirer, quitar, remover
add: hinzufügen, ajouter, añadir, agregar, adicionar, 追加
create: erstellen, anlegen, créer, crear, criar, 作成
branch: zweig, branche, rama, ramo, ブランチ
secret: geheimnis, geheimnisse, secret, secretos, segredo, segredos, シークレット
certificate invalid: ungültig, ungültiges, invalide, inválido, 無効
traffic: verkehr, datenverkehr, trafic, tráfico, tráfego, トラフィック, アクセス
closed: geschlossen, fermé, fermée, cerrado, cerrada, fechado, fechada, 閉じ
stuck: hängt, hängen, bloquée, bloqué, coincé, atascado, colgado, travado, travada, 固まる, 止まった`;
