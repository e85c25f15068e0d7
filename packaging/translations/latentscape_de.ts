<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Latentscape</name>
    <message>
        <source>Of all words in the window; from the next start on.</source>
        <translation>Für alle Wörter im Fenster; gilt ab dem nächsten Start.</translation>
    </message>
</context>
</TS>
