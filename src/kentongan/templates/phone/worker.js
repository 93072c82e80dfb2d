{% load static %}self.kentongan = { told: {{ told|safe }} };
importScripts({% for script in scripts %}"{% get_static_prefix %}{{ script }}"{% if not forloop.last %}, {% endif %}{% endfor %});
