import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code java tools/ThirdParty.java target/bom.xml}: prints the libraries of a CycloneDX list, with their licences. */
class ThirdParty {
    public static void main(String[] args) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element bom = factory.newDocumentBuilder().parse(Path.of(args[0]).toFile()).getDocumentElement();
        Set<String> lines = new TreeSet<>();
        Element components = children(bom, "components").get(0);
        for (Element component : children(components, "component")) {
            String group = text(component, "group");
            if (!group.equals("dev.xylo")) {
                lines.add(group + ":" + text(component, "name") + ":" + text(component, "version") + "  "
                        + licences(component));
            }
        }
        System.out.println("Libraries that a build resolves, those of the tests and of the benchmarks too, with the licences that they state.");
        System.out.println("Written by tools/licences.sh.\n");
        lines.forEach(System.out::println);
    }

    private static String licences(Element component) {
        List<String> names = new ArrayList<>();
        for (Element licences : children(component, "licenses")) {
            for (Element licence : children(licences, "license")) {
                String id = text(licence, "id");
                names.add(id.isEmpty() ? text(licence, "name") : id);
            }
            for (Element expression : children(licences, "expression")) {
                names.add(expression.getTextContent().strip());
            }
        }
        return names.isEmpty() ? "not stated" : String.join(", ", names);
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                elements.add(element);
            }
        }
        return elements;
    }
}
