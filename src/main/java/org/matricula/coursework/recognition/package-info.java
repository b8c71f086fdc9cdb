/// 课程认定: what a student brings along, from a former programme, school or certificate, and the
/// courses it is recognised as. Its doors are
/// [org.matricula.coursework.recognition.ProposeRecognition],
/// [org.matricula.coursework.recognition.GrantRecognition] and
/// [org.matricula.coursework.recognition.FormerResults].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("recognition")
package org.matricula.coursework.recognition;
