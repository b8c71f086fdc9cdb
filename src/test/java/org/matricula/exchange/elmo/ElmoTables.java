package org.matricula.exchange.elmo;

/// The structure of ELMO version 1 as its documentation describes it, written out anew as far as
/// the register uses it: which elements, in which order, how many, of what type. What is not here
/// is not in our files.
final class ElmoTables {

    static final String SCHEMA =
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%1$s" targetNamespace="%1$s"
                       elementFormDefault="qualified">
              <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
              <xs:complexType name="typed"><xs:simpleContent><xs:extension base="xs:token">
                <xs:attribute name="type" type="xs:token" use="required"/>
              </xs:extension></xs:simpleContent></xs:complexType>
              <xs:complexType name="said"><xs:simpleContent><xs:extension base="xs:string">
                <xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="skip"/>
              </xs:extension></xs:simpleContent></xs:complexType>
              <xs:simpleType name="country"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}"/></xs:restriction></xs:simpleType>
              <xs:complexType name="opportunity"><xs:sequence>
                <xs:element name="identifier" type="typed" minOccurs="0" maxOccurs="unbounded"/>
                <xs:element name="title" type="said" maxOccurs="unbounded"/>
                <xs:element name="type" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token">
                  <xs:enumeration value="Degree Programme"/><xs:enumeration value="Module"/>
                  <xs:enumeration value="Course"/><xs:enumeration value="Class"/>
                </xs:restriction></xs:simpleType></xs:element>
                <xs:element name="specifies"><xs:complexType><xs:sequence>
                  <xs:element name="learningOpportunityInstance"><xs:complexType><xs:sequence>
                    <xs:element name="identifier" type="typed" minOccurs="0" maxOccurs="unbounded"/>
                    <xs:element name="start" type="xs:date" minOccurs="0"/>
                    <xs:element name="date" type="xs:date" minOccurs="0"/>
                    <xs:element name="academicTerm" minOccurs="0"><xs:complexType><xs:sequence>
                      <xs:element name="title" type="said" maxOccurs="unbounded"/>
                      <xs:element name="start" type="xs:date"/><xs:element name="end" type="xs:date"/>
                    </xs:sequence></xs:complexType></xs:element>
                    <xs:element name="status" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token">
                      <xs:enumeration value="passed"/><xs:enumeration value="failed"/><xs:enumeration value="in-progress"/>
                    </xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="gradingSchemeLocalId" type="xs:token" minOccurs="0"/>
                    <xs:element name="resultLabel" type="xs:token" minOccurs="0"/>
                    <xs:element name="credit" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                      <xs:element name="scheme" type="xs:token"/><xs:element name="value" type="xs:decimal" minOccurs="0"/>
                    </xs:sequence></xs:complexType></xs:element>
                    <xs:element name="engagementHours" type="xs:decimal" minOccurs="0"/>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:element name="hasPart" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                  <xs:element name="learningOpportunitySpecification" type="opportunity"/>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType>
              <xs:element name="elmo"><xs:complexType><xs:sequence>
                <xs:element name="generatedDate" type="xs:dateTime"/>
                <xs:element name="learner"><xs:complexType><xs:sequence>
                  <xs:element name="identifier" type="typed" minOccurs="0" maxOccurs="unbounded"/>
                  <xs:element name="givenNames" type="xs:token"/><xs:element name="familyName" type="xs:token"/>
                  <xs:element name="bday" type="xs:date" minOccurs="0"/>
                  <xs:element name="gender" minOccurs="0"><xs:simpleType><xs:restriction base="xs:integer">
                    <xs:enumeration value="0"/><xs:enumeration value="1"/><xs:enumeration value="2"/><xs:enumeration value="9"/>
                  </xs:restriction></xs:simpleType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:element name="report" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                  <xs:element name="issuer"><xs:complexType><xs:sequence>
                    <xs:element name="country" type="country" minOccurs="0"/>
                    <xs:element name="identifier" type="typed" maxOccurs="unbounded"/>
                    <xs:element name="title" type="said" maxOccurs="unbounded"/>
                    <xs:element name="url" type="xs:token"/>
                  </xs:sequence></xs:complexType></xs:element>
                  <xs:element name="learningOpportunitySpecification" type="opportunity" minOccurs="0" maxOccurs="unbounded"/>
                  <xs:element name="issueDate" type="xs:dateTime"/>
                  <xs:element name="gradingScheme" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                    <xs:element name="description" type="said" minOccurs="0" maxOccurs="unbounded"/>
                  </xs:sequence><xs:attribute name="localId" type="xs:token" use="required"/></xs:complexType></xs:element>
                  <xs:element name="attachment" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                    <xs:element name="title" type="said" minOccurs="0" maxOccurs="unbounded"/>
                    <xs:element name="type" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token">
                      <xs:enumeration value="Transcript of Records"/>
                    </xs:restriction></xs:simpleType></xs:element>
                    <xs:element name="content" type="said" minOccurs="0" maxOccurs="unbounded"/>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="skip"/>
              </xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """
                    .formatted(ElmoDocument.NAMESPACE);

    private ElmoTables() {}
}
