"""Words that say when an address was looked at. Room: parse."""

# Forms that stand before the date (or before the address and then the date), lower case.
BEFORE = """
accessed|last accessed|date accessed|access date|accessed date|retrieved|last retrieved|viewed|last viewed
visited|last visited
cited|last checked|last consulted|consulted|date of access|downloaded|available
besökt|besökt den|senast besökt|hämtad|hämtat|hämtades|åtkomst|läst|läst den|tillgänglig|nedladdad|besökdatum
zugriff|letzter zugriff|zugriff am|zugegriffen|abgerufen|aufgerufen|zuletzt abgerufen|zuletzt aufgerufen|abruf
letzter abruf
abrufdatum|zuletzt besucht|zuletzt geprüft|zuletzt eingesehen|eingesehen|eingesehen am|besucht am|stand
gesehen am|download vom|abfrage
consulté|consultée|consulté en ligne|page consultée|dernière consultation|accédé|visité|vu|date d’accès
date d'accès|consultation
acesso|acesso em|acessado|acessado em|acedido|acedido em|acedido a|consultado em|consultado a|consulta em
visitado em|último acesso
consultado|consultado el|consulta|fecha de consulta|recuperado|recuperado el|acceso|accedido|accedido el
visitado|último acceso|fecha de acceso
consultato|consultato il|ultimo accesso|ultima consultazione|accesso|data di accesso|visitato|visitato il
consultazione
geraadpleegd|geraadpleegd op|laatst geraadpleegd|bekeken|bezocht|opgehaald|bezocht op
besøgt|tilgået|set|hentet|lest|lastet ned|besøkt|sist besøkt|lokaliseret|læst|senest besøgt|sett
viitattu|luettu|haettu|noudettu|katsottu|tarkistettu
dostęp|data dostępu|odczyt|dostęp dnia|pobrano|dostępny|dostęp z dnia|data odczytu|dostępne
citováno|cit|přístup|navštíveno|zobrazeno|dostupné|staženo|citované|prístup|navštívené
hozzáférés|letöltve|letöltés|megtekintve|utolsó letöltés|elérés|letöltés ideje|utolsó megtekintés
accesat|accesat la|consultat|consultat la|accesat în|vizitat
erişim|erişim tarihi|erişildi|son erişim
дата обращения|дата доступа|обращение|просмотрено|режим доступа|дата звернення|звернення|дата перегляду
последен достъп|посетен|приступљено
προσπελάστηκε|πρόσβαση|ανακτήθηκε|τελευταία πρόσβαση|ημερομηνία πρόσβασης
pristupljeno|pristup|preuzeto|posjećeno|zadnji pristup|dostopano|dostop|pridobljeno|ogledano
kasutatud|vaadatud|külastatud|skatīts|sk|aplūkots|žiūrėta|prieiga|žr|sótt|skoðað|kontsultatua
diakses|diakses pada|diakses tanggal|truy cập|truy cập ngày|ngày truy cập|accedit
访问日期|访问时间|引用日期|检索日期|檢索日期|存取日期|瀏覽日期|查阅日期|アクセス日|最終アクセス|閲覧日|参照日|最終閲覧|접속일|검색일|접근일|최종접속일|열람일
تاريخ الوصول|تاريخ الاطلاع|تاریخ دسترسی|נצפה|אוחזר|נדלה|תאריך גישה
"""

# Forms that stand after the date.
AFTER = """
閲覧|参照|アクセス|取得|检索|访问|확인|접속|검색|열람|accessed|abgerufen|viitattu|luettu|megtekintve|tarihinde erişildi
tarihinde erişilmiştir|letöltve|zugegriffen|tarihinde alınmıştır|besucht|besökt
"""


def _words(table: str) -> tuple[str, ...]:
    found = {word.strip() for line in table.strip().splitlines() for word in line.split("|")}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


ACCESS_WORDS = _words(BEFORE)
ACCESS_WORDS_AFTER = _words(AFTER)

# Too common to mean an access date without an address or a full date beside them.
WEAK = frozenset("available stand set vu lest cit sk žr cited viewed acceso acesso läst dostęp tillgänglig".split())
