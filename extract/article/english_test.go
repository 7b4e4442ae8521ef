package article

import (
	"errors"
	"testing"
)

func TestCheckEnglish(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"prose", "The mayor said on Tuesday that the bridge would be closed until the river had fallen.", nil},
		{"one line", "Ferry runs aground off Tallinn, 14 hurt", nil},
		{"capitals", "TWO SOLDIERS WERE KILLED BY GUERRILLAS IN THE DEPARTMENT OF MORAZAN, THE ARMY REPORTED.", nil},
		{"foreign names", "Ángela de la Cruz met Jürgen von der Heide and Recep Yılmaz Öztürk in Łódź, said Đorđe Šarić of the Österreichische Nationalbank.", nil},
		{"contractions", "They’ve left. We'd said they couldn't stay.", nil},
		{"quoted French", "\"C'est la vie,\" the president told them, and left the room.", nil},
		{"caption", "Prime Minister Ana Vella, second left, greets Foreign Secretary Tom Harte, right, outside Castille Palace, Valletta, Malta, Wednesday, May 6, 2020.", nil},

		{"nothing", "", ErrEmpty},
		{"space", " \n\t ", ErrEmpty},
		{"dots", "........ 12 - 14 !!", ErrEmpty},

		{"French", "Le maire a déclaré mardi que le pont serait fermé jusqu'à la fin de la semaine. Il a ajouté que les habitants seraient prévenus.", ErrNotEnglish},
		{"German", "Der Bürgermeister sagte am Dienstag, die Brücke werde bis zum Ende der Woche gesperrt. Er fügte hinzu, dass die Anwohner informiert würden.", ErrNotEnglish},
		{"Spanish", "El alcalde dijo el martes que el puente estará cerrado hasta el final de la semana. Añadió que los vecinos serán avisados por carta.", ErrNotEnglish},
		{"Spanish capitals", "EL ALCALDE DIJO EL MARTES QUE EL PUENTE SE CERRARÁ PARA OBRAS, PERO NO DIJO CUÁNDO.", ErrNotEnglish},
		{"Italian", "Il sindaco ha detto martedì che il ponte resterà chiuso fino alla fine della settimana. Ha aggiunto che gli abitanti saranno avvertiti.", ErrNotEnglish},
		{"Portuguese", "O prefeito disse na terça-feira que a ponte ficará fechada até o fim da semana. Os moradores não foram avisados, mas vão ser.", ErrNotEnglish},
		{"Dutch", "De burgemeester zei dinsdag dat de brug tot het einde van de week gesloten blijft. Hij voegde eraan toe dat de bewoners worden gewaarschuwd.", ErrNotEnglish},
		{"Swedish", "Borgmästaren sade på tisdagen att bron kommer att vara stängd till slutet av veckan och att de boende inte har fått veta det.", ErrNotEnglish},
		{"Danish", "Borgmesteren sagde tirsdag, at broen vil være lukket til slutningen af ugen, og at beboerne ikke er blevet orienteret om det.", ErrNotEnglish},
		{"Turkish", "Belediye başkanı salı günü yaptığı açıklamada köprünün hafta sonuna kadar kapalı kalacağını söyledi. Başkan, bölge sakinlerinin bilgilendirileceğini ve bir yol açılacağını ekledi.", ErrNotEnglish},
		{"Polish", "Burmistrz powiedział we wtorek, że most będzie zamknięty do końca tygodnia. Dodał, że mieszkańcy zostaną o tym powiadomieni, ale nie od razu.", ErrNotEnglish},
		{"Indonesian", "Wali kota mengatakan pada hari Selasa bahwa jembatan itu akan ditutup sampai akhir pekan. Warga yang tinggal di sana sudah diberi tahu.", ErrNotEnglish},
		{"Vietnamese", "Thị trưởng cho biết hôm thứ Ba rằng cây cầu sẽ bị đóng cho đến cuối tuần và người dân đã được thông báo.", ErrNotEnglish},
		{"Swahili", "Meya alisema Jumanne kwamba daraja litafungwa hadi mwisho wa wiki kwa sababu ya mafuriko katika mto, na wakazi wataarifiwa baada ya kikao cha baraza.", ErrNotEnglish},
		{"Russian", "Мэр заявил во вторник, что мост будет закрыт до конца недели.", ErrNotEnglish},
		{"Greek", "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα θα μείνει κλειστή.", ErrNotEnglish},
		{"Arabic", "قال رئيس البلدية يوم الثلاثاء إن الجسر سيغلق حتى نهاية الأسبوع.", ErrNotEnglish},
		{"Chinese", "市长星期二说，这座桥将关闭到周末。", ErrNotEnglish},
		{"Japanese", "市長は火曜日、橋は週末まで閉鎖されると述べた。", ErrNotEnglish},
		{"Hindi", "महापौर ने मंगलवार को कहा कि पुल सप्ताह के अंत तक बंद रहेगा।", ErrNotEnglish},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := checkEnglish(c.text); !errors.Is(err, c.want) {
				w, e, f := countWords(c.text)
				t.Errorf("got %v, want %v (%d words, %d English, %d foreign)", err, c.want, w, e, f)
			}
		})
	}
}
