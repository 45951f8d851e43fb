package dev.millrace.cli.streamtest;

import dev.millrace.cli.streamtest.TestReport.Result;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML of JUnit that build servers read: a suite per pipeline, a case per test. */
public final class JUnitReport {

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The report's text. */
    public static String of(List<Result> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JUnitReport(xml).write(results);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.append("\n").toString();
    }

    private void write(List<Result> results) throws XMLStreamException {
        Map<String, List<Result>> suites = new LinkedHashMap<>();
        for (Result result : results) {
            suites.computeIfAbsent(result.test().pipelineFile().toString(), file -> new ArrayList<>())
                    .add(result);
        }
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        start("testsuites", results);
        for (Map.Entry<String, List<Result>> suite : suites.entrySet()) {
            xml.writeCharacters("\n  ");
            start("testsuite", suite.getValue());
            attribute("name", suite.getKey());
            attribute("errors", "0");
            attribute("skipped", "0");
            for (Result result : suite.getValue()) {
                xml.writeCharacters("\n    ");
                test(suite.getKey(), result);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void start(String element, List<Result> results) throws XMLStreamException {
        long failures = results.stream().filter(result -> !result.passed()).count();
        xml.writeStartElement(element);
        attribute("tests", String.valueOf(results.size()));
        attribute("failures", String.valueOf(failures));
    }

    private void test(String suite, Result result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", result.test().name());
        attribute("classname", suite);
        attribute("file", result.test().file().toString());
        if (!result.passed()) {
            xml.writeStartElement("failure");
            attribute("type", "difference");
            attribute("message", result.differences().get(0).text());
            xml.writeCharacters(printable("\n" + String.join("\n", TestReport.lines(result.differences())) + "\n"));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    /** XML has no way to write most control characters, nor half of a surrogate pair. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean lineOrTab = character == '\n' || character == '\t';
            boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            boolean none = character == 0xfffe || character == 0xffff;
            boolean control = Character.isISOControl(character) && !lineOrTab;
            shown.appendCodePoint(control || half || none ? '\u00B7' : character);
        });
        return shown.toString();
    }
}
