package io.github.kindproof.seccomp.lint;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as a JUnit report, which almost every CI server shows: a test suite per file, and a test
 * per finding. A test fails if its finding fails lint.
 */
public final class LintJunit {
  private LintJunit() {}

  /** An XML document with one element {@code testsuites}. */
  public static String of(LintReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml);
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "kindproof lint");
      for (LintedFile file : report.files()) {
        suite(xml, report, file);
      }
      line(xml);
      xml.writeEndElement();
      line(xml);
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a text in memory can always be written
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, LintReport report, LintedFile file)
      throws XMLStreamException {
    line(xml);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", file.path());
    attribute(xml, "tests", "" + Math.max(1, file.findings().size()));
    attribute(xml, "failures", "" + file.findings().stream().filter(report::fails).count());
    attribute(xml, "errors", "0");
    attribute(xml, "skipped", "0");
    attribute(xml, "time", "0");
    if (file.findings().isEmpty()) {
      beginTest(xml, file, "no findings");
      xml.writeEndElement();
    }
    for (LintFinding finding : file.findings()) {
      test(xml, report, file, finding);
    }
    line(xml);
    xml.writeEndElement();
  }

  private static void test(
      XMLStreamWriter xml, LintReport report, LintedFile file, LintFinding finding)
      throws XMLStreamException {
    String rule = finding.problem().kind().id();
    String place = finding.problem().span().in(file.path());
    beginTest(xml, file, finding.problem().span().in(rule));
    if (report.fails(finding)) {
      xml.writeStartElement("failure");
      attribute(xml, "type", rule);
      attribute(xml, "message", finding.message());
    } else {
      xml.writeStartElement("system-out");
    }
    xml.writeCharacters(
        printable("%s: %s: %s".formatted(place, finding.severity().word(), finding.message())));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void beginTest(XMLStreamWriter xml, LintedFile file, String name)
      throws XMLStreamException {
    line(xml);
    xml.writeStartElement("testcase");
    attribute(xml, "name", name);
    attribute(xml, "classname", file.path());
    attribute(xml, "file", file.path());
    attribute(xml, "time", "0");
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, printable(value));
  }

  private static void line(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** Without characters that XML cannot have: files come from anywhere. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}
