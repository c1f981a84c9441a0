"""A sprinkle of other languages, so that the tool does not depend on the language."""

from generator.base import call, example, made
from generator.numbers import percent, whole
from generator.requests import unquoted

TEXTS = {
    'es': {'search_web': ['busca ⟦hoteles en {city}⟧', '¿qué tiempo hace en ⟦{city}⟧ hoy?', 'busca en internet ⟦noticias sobre {country}⟧', 'busca ⟦recetas de {dish}⟧ en la web'], 'open_page': ['abre ⟦{url}⟧', 've a ⟦{url}⟧', 'muéstrame ⟦{url}⟧', '¿qué dice ⟦{url}⟧?'], 'read_file': ['lee ⟦{file}⟧', 'abre el archivo ⟦{file}⟧', '¿qué dice ⟦{file}⟧?', 'resume ⟦{file}⟧'], 'list_files': ['¿qué hay en la carpeta ⟦{dirname}⟧?', 'lista los archivos de ⟦{subdir}⟧'], 'find_files': ['¿dónde está el archivo de ⟦{filething}⟧?', 'busca el archivo con ⟦{filething}⟧'], 'remember': ['recuerda que ⟦soy alérgico a los cacahuetes⟧', 'recuerda que ⟦vivo en {city}⟧', 'no olvides que ⟦mi perro se llama {petname}⟧'], 'recall': ['¿cuándo es mi ⟦cumpleaños⟧?', '¿cómo se llama mi ⟦hermana⟧?'], 'write_file': ['guarda "⟦comprar leche⟧" en ⟦{textfile}⟧'], 'search_documents': ['¿qué dice el ⟦contrato⟧ sobre ⟦mascotas⟧?', 'busca en mis documentos ⟦garantía⟧'], 'reply': ['hola', 'gracias', '¿quién eres?', 'cuéntame un chiste', '¿por qué el cielo es azul?', '¿cómo estás?', 'escribe un poema sobre el mar'],
           'of': ['¿cuánto es el {p} de {n}?', 'calcula el {p} de {n}', '{p} de {n}'], 'times': ['¿cuánto es {a} por {b}?', '{a} multiplicado por {b}'], 'plus': ['¿cuánto es {a} más {b}?', 'suma {a} y {b}'], 'km': ['convierte {a} km a millas', '{a} km en millas']},
    'de': {'search_web': ['suche nach ⟦Hotels in {city}⟧', 'wie ist das ⟦Wetter in {city}⟧?', 'such im Internet nach ⟦{product}⟧', 'googel mal ⟦Rezept für {dish}⟧'], 'open_page': ['öffne ⟦{url}⟧', 'geh auf ⟦{url}⟧', 'zeig mir ⟦{url}⟧', 'was steht auf ⟦{url}⟧?'], 'read_file': ['lies ⟦{file}⟧', 'öffne die Datei ⟦{file}⟧', 'was steht in ⟦{file}⟧?', 'fasse ⟦{file}⟧ zusammen'], 'list_files': ['was ist im Ordner ⟦{dirname}⟧?', 'zeig mir die Dateien in ⟦{subdir}⟧'], 'find_files': ['wo ist die Datei mit ⟦{filething}⟧?', 'finde meine ⟦Steuererklärung⟧ Datei'], 'remember': ['merk dir, dass ⟦ich in {city} wohne⟧', 'vergiss nicht: ⟦ich bin Vegetarier⟧', 'merk dir ⟦mein Hund heißt {petname}⟧'], 'recall': ['wann ist mein ⟦Geburtstag⟧?', 'wie heißt meine ⟦Schwester⟧?'], 'write_file': ['schreib "⟦Milch kaufen⟧" in ⟦{textfile}⟧', 'speichere "⟦Hallo Welt⟧" als ⟦{textfile}⟧'], 'search_documents': ['was sagt der ⟦Mietvertrag⟧ über ⟦Haustiere⟧?', 'such in meinen Dokumenten nach ⟦Garantie⟧'], 'reply': ['hallo', 'danke', 'wer bist du?', 'erzähl mir einen Witz', 'wie geht es dir?', 'warum ist der Himmel blau?', 'schreib ein Gedicht über den Herbst'],
           'of': ['was sind {p} von {n}?', 'wie viel sind {p} von {n}', '{p} von {n}'], 'times': ['was ist {a} mal {b}?', '{a} mal {b}'], 'plus': ['was ist {a} plus {b}?', 'addiere {a} und {b}'], 'km': ['rechne {a} km in Meilen um', '{a} km in Meilen']},
    'fr': {'search_web': ['cherche ⟦hôtels à {city}⟧', 'quel ⟦temps fait-il à {city}⟧ ?', "cherche sur internet ⟦{product}⟧"], 'open_page': ['ouvre ⟦{url}⟧', 'va sur ⟦{url}⟧', 'montre-moi ⟦{url}⟧'], 'read_file': ['lis ⟦{file}⟧', 'ouvre le fichier ⟦{file}⟧', 'que dit ⟦{file}⟧ ?'], 'list_files': ["qu'y a-t-il dans le dossier ⟦{dirname}⟧ ?", 'liste les fichiers de ⟦{subdir}⟧'], 'find_files': ['où est le fichier avec ⟦{filething}⟧ ?'], 'remember': ["souviens-toi que ⟦j'habite à {city}⟧", "n'oublie pas que ⟦je suis végétarien⟧"], 'recall': ["quand est mon ⟦anniversaire⟧ ?", "comment s'appelle ma ⟦soeur⟧ ?"], 'write_file': ['écris "⟦acheter du lait⟧" dans ⟦{textfile}⟧'], 'search_documents': ['que dit le ⟦contrat⟧ sur les ⟦animaux⟧ ?'], 'reply': ['bonjour', 'merci', 'qui es-tu ?', 'raconte-moi une blague', 'comment ça va ?', 'écris un poème sur la mer'],
           'of': ['combien font {p} de {n} ?', 'calcule {p} de {n}'], 'times': ['combien font {a} fois {b} ?'], 'plus': ['combien font {a} plus {b} ?'], 'km': ['convertis {a} km en miles']},
    'zh': {'search_web': ['搜索 ⟦{city} 酒店⟧', '⟦{city} 今天天气⟧ 怎么样？', '上网查一下 ⟦{product}⟧'], 'open_page': ['打开 ⟦{url}⟧', '访问 ⟦{url}⟧', '看看 ⟦{url}⟧'], 'read_file': ['读一下 ⟦{file}⟧', '打开文件 ⟦{file}⟧', '⟦{file}⟧ 里写了什么？'], 'list_files': ['⟦{dirname}⟧ 文件夹里有什么？', '列出 ⟦{subdir}⟧ 的文件'], 'remember': ['记住 ⟦我对花生过敏⟧', '请记住 ⟦我住在{city}⟧'], 'recall': ['我的⟦生日⟧是什么时候？'], 'reply': ['你好', '谢谢', '你是谁？', '讲个笑话', '天空为什么是蓝色的？'],
           'of': ['{n} 的 {p} 是多少？'], 'times': ['{a} 乘以 {b} 等于多少？'], 'plus': ['{a} 加 {b} 等于几？'], 'km': ['{a} 公里等于多少英里？']},
    'ja': {'search_web': ['⟦{city} ホテル⟧ を検索して', '⟦{city}の天気⟧ は？', '⟦{product}⟧ をネットで調べて'], 'open_page': ['⟦{url}⟧ を開いて', '⟦{url}⟧ を見せて'], 'read_file': ['⟦{file}⟧ を読んで', '⟦{file}⟧ の内容は？'], 'list_files': ['⟦{dirname}⟧ フォルダの中身は？', '⟦{subdir}⟧ のファイル一覧'], 'remember': ['⟦私はピーナッツアレルギーです⟧ 覚えて'], 'recall': ['私の⟦誕生日⟧はいつ？'], 'reply': ['こんにちは', 'ありがとう', 'あなたは誰？', '冗談を言って'],
           'of': ['{n} の {p} はいくら？'], 'times': ['{a} かける {b} は？'], 'plus': ['{a} たす {b} は？'], 'km': ['{a} キロは何マイル？']}
}


def other(chance):
    language = chance.choices(list(TEXTS), [4, 4, 3, 2, 2])[0]
    kind = chance.choices(list(TEXTS[language]), [3 if k in ('of', 'times', 'reply', 'search_web') else 2 for k in TEXTS[language]])[0]
    template = chance.pick(TEXTS[language][kind])
    if kind in ('of', 'times', 'plus', 'km'):
        p, n, a, b = percent(chance, 90, 'xx'), whole(chance, 20, 900, 'xx'), whole(chance, 3, 400, 'xx'), whole(chance, 2, 90, 'xx')
        given = {'p': f'⟨{p.literal}%⟩', 'n': n.text, 'a': a.text, 'b': b.text}
        expression, value = {
            'of': (f'{p.literal}% * {n.literal}', p.value / 100 * n.value) if template.find('{p}') < template.find('{n}') else (f'{n.literal} * {p.literal}%', p.value / 100 * n.value),
            'times': (f'{a.literal} * {b.literal}', a.value * b.value), 'plus': (f'{a.literal} + {b.literal}', a.value + b.value), 'km': (f'{a.literal} km to mile', float(a.value) / 1.609344)
        }[kind]
        text, _ = made(chance, template, language, given)
        return example(text, call('calculator', expression), language, kind='sum', value=float(value))
    text, found = made(chance, template, language)
    if kind == 'reply':
        return example(text, 'reply()', language, kind='talk')
    if kind == 'write_file':
        return example(text, call(kind, found[1], found[0]), language, kind=kind)
    if kind in ('open_page', 'read_file', 'list_files', 'find_files'):
        return example(text, call(kind, unquoted(found[0])), language, kind=kind)
    return example(text, call(kind, ' '.join(found)), language, kind=kind)
